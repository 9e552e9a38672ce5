import { stat, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

const LOOK_EVERY_MS = 250;

/**
 * Calls `changed` when the file is replaced or written: at once where the system reports it, else at the next look (four a second; a look
 * asks for the file's facts only). Returns what ends the watching. It keeps no process alive.
 */
export function watchFile(file: string, changed: () => void): () => void {
  let known = '';
  let looking = false;
  const look = () => {
    if (looking) return;
    looking = true;
    stat(file, { bigint: true }, (error, facts) => {
      looking = false;
      const found = error === null ? `${String(facts.ino)} ${String(facts.mtimeNs)} ${String(facts.size)}` : '';
      if (found === known) return;
      known = found;
      changed();
    });
  };
  const watcher = watchFolder(file, look);
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}

/** Null where the system has no more watches to give: the looks are enough then. */
function watchFolder(file: string, look: () => void): FSWatcher | null {
  try {
    const watcher = watch(path.dirname(file), { persistent: false }, (_event, name) => {
      if (name === null || name === path.basename(file)) look();
    });
    watcher.on('error', () => { watcher.close(); });
    return watcher;
  } catch {
    return null;
  }
}
