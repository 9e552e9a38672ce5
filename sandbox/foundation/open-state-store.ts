import { closeSync, existsSync, fdatasync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, truncateSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createRequestJournal, type RequestJournal } from './create-request-journal';

type Change = [table: string, id: string, value: unknown];

export type Table<T> = {
  get(id: string): T | undefined;
  /** Stores the value; call it again after changing the same object in place. */
  put(id: string, value: T): void;
  remove(id: string): void;
  values(): IterableIterator<T>;
  entries(): IterableIterator<[string, T]>;
  readonly size: number;
};

export type StateStore = {
  readonly folder: string;
  /** The latest requests; in files of their own, which never grow beyond a bound. */
  readonly requests: RequestJournal;
  table<T>(name: string): Table<T>;
  /** Writes every change since the last commit as one line: all or nothing after a crash. The server calls it after each handler. */
  commit(): void;
  close(): void;
};

const SYNC_EVERY_MS = 200;
/** A smaller journal is left as it is. */
const COMPACT_ABOVE_BYTES = 16_000_000;
const COMPACT_ABOVE_TIMES = 4;

/**
 * State in memory, journal on disk: one line per commit, written before the answer leaves, so that a `kill -9` loses nothing that was
 * answered (the bytes are in the page cache); fdatasync follows in the background at most every 200 ms. A torn last line is dropped at start,
 * where the journal is also rewritten compactly (new file, fsync, atomic rename); and again while running, whenever it has grown to several
 * times what it was then, so that it never grows far beyond the state.
 */
export function openStateStore(folder: string, { compactAboveBytes = COMPACT_ABOVE_BYTES } = {}): StateStore {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'state.jsonl');
  const tables = new Map<string, Map<string, unknown>>();
  const rowsOf = (name: string) => {
    const rows = tables.get(name) ?? new Map<string, unknown>();
    tables.set(name, rows);
    return rows;
  };
  loadJournal(file, rowsOf);
  let compactBytes = compact(file, tables);
  let journal = openJournal(file);
  const changed = new Map<string, Set<string>>();

  const mark = (name: string, id: string) => {
    const ids = changed.get(name) ?? new Set<string>();
    changed.set(name, ids.add(id));
  };
  const commit = () => {
    if (changed.size === 0) return;
    const changes: Change[] = [];
    for (const [name, ids] of changed) for (const id of ids) changes.push([name, id, rowsOf(name).get(id) ?? null]);
    changed.clear();
    journal.append(JSON.stringify(changes));
    if (journal.bytes() < Math.max(compactAboveBytes, compactBytes * COMPACT_ABOVE_TIMES)) return;
    journal.close();
    compactBytes = compact(file, tables);
    journal = openJournal(file);
  };
  const requests = createRequestJournal(folder);
  return {
    folder,
    requests,
    table<T>(name: string): Table<T> {
      return tableOver(rowsOf(name) as Map<string, T>, (id) => {
        mark(name, id);
      });
    },
    commit,
    close() {
      commit();
      journal.close();
      requests.close();
    },
  };
}

function tableOver<T>(rows: Map<string, T>, mark: (id: string) => void): Table<T> {
  return {
    get: (id) => rows.get(id),
    put: (id, value) => {
      rows.set(id, value);
      mark(id);
    },
    remove: (id) => {
      if (rows.delete(id)) mark(id);
    },
    values: () => rows.values(),
    entries: () => rows.entries(),
    get size() {
      return rows.size;
    },
  };
}

/** The file at its end: every line is written at once, and brought to the disk a little later. Nothing is written after close. */
function openJournal(file: string): { append(line: string): void; bytes(): number; close(): void } {
  const descriptor = openSync(file, 'a', 0o600);
  let timer: NodeJS.Timeout | null = null;
  let closed = false;
  let size = fstatSync(descriptor).size;
  return {
    bytes: () => size,
    append(line) {
      if (closed) return;
      size += writeWhole(descriptor, `${line}\n`);
      timer ??= setTimeout(() => {
        timer = null;
        if (!closed) fdatasync(descriptor, () => undefined);
      }, SYNC_EVERY_MS).unref();
    },
    close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      fsyncSync(descriptor);
      closeSync(descriptor);
    },
  };
}

/** The number of bytes written. */
function writeWhole(descriptor: number, text: string): number {
  const bytes = Buffer.from(text, 'utf8');
  for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
  return bytes.length;
}

function loadJournal(file: string, rowsOf: (name: string) => Map<string, unknown>): void {
  if (!existsSync(file)) return;
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf(10) + 1;
  if (end < bytes.length) truncateSync(file, end);
  for (let start = 0; start < end; ) {
    const stop = bytes.indexOf(10, start);
    for (const [name, id, value] of JSON.parse(bytes.toString('utf8', start, stop)) as Change[]) {
      if (value === null) rowsOf(name).delete(id);
      else rowsOf(name).set(id, value);
    }
    start = stop + 1;
  }
}

/** The size of the new file. */
function compact(file: string, tables: Map<string, Map<string, unknown>>): number {
  const next = `${file}.next`;
  const descriptor = openSync(next, 'w', 0o600);
  let size = 0;
  for (const [name, rows] of tables) for (const [id, value] of rows) size += writeWhole(descriptor, `${JSON.stringify([[name, id, value]])}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(next, file);
  return size;
}
