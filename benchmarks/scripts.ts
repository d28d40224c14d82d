import { join } from 'node:path';
import { firstScriptBytes } from './firstScriptBytes.ts';
import type { Benchmark } from './report/Benchmark.ts';
import { atMost } from './report/Row.ts';

export const scripts: Benchmark = {
  name: 'scripts',
  summary: 'the scripts that the page loads first',
  sizes: [],
  async *run({ checkout }) {
    yield {
      what: 'first scripts, compressed',
      figure: (await firstScriptBytes(join(checkout, 'apps/web/dist'))) / 1024,
      unit: 'KB',
      targets: [atMost(250)],
    };
  },
};
