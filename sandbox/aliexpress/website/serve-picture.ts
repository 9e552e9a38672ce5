import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { content, empty } from '@/sandbox/foundation/answers';
import type { Answer } from '@/sandbox/foundation/sandbox-error';

const TYPES: Record<string, string> = { '.webp': 'image/webp', '.jpg': 'image/jpeg', '.png': 'image/png' };

/** A picture of the catalogue by its file name. Nothing outside the folder is served. */
export async function servePicture(folder: string, file: string): Promise<Answer> {
  const type = TYPES[path.extname(file)];
  if (type === undefined || !/^[\w.-]+$/.test(file) || file.startsWith('.')) return empty(404);
  try {
    return content(200, type, await readFile(path.join(folder, file)), { 'cache-control': 'public, max-age=86400' });
  } catch {
    return empty(404);
  }
}
