import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Benchmark } from './report/Benchmark.ts';
import { atMost } from './report/Row.ts';

export const scripts: Benchmark = {
  name: 'scripts',
  summary: 'the scripts that the page loads first',
  sizes: [],
  run: async ({ checkout }) => [
    {
      what: 'first scripts, compressed',
      figure: (await firstScriptBytes(join(checkout, 'apps/web/dist'))) / 1000,
      unit: 'kB',
      targets: [atMost(250)],
    },
  ],
};

/**
 * Returns the bytes of all scripts that the built page’s HTML names, compressed by gzip: those that it runs and those
 * that it preloads.
 */
async function firstScriptBytes(folder: string): Promise<number> {
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  const paths = new Set([...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path]) => path as string));
  const files = await Promise.all([...paths].map((path) => readFile(join(folder, path))));
  return files.reduce((sum, file) => sum + gzipSync(file).length, 0);
}
