import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Returns the bytes of all scripts that the built page’s HTML names, compressed by gzip: those that it runs and those
 * that it preloads.
 */
export async function firstScriptBytes(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const paths = new Set([...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path as string));
  const files = await Promise.all([...paths].map((path) => readFile(join(folder, path))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}
