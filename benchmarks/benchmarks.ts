import { impact } from './impact.ts';
import { layout } from './layout.ts';
import { matrix } from './matrix.ts';
import type { Benchmark } from './report/Benchmark.ts';
import { scripts } from './scripts.ts';
import { fanOut } from './server/fanOut.ts';
import { server } from './server/server.ts';
import { steady } from './server/steady.ts';
import { verdicts } from './server/verdicts.ts';
import { wire } from './server/wire.ts';

/** All benchmarks, in the order in which they run. */
export const benchmarks: readonly Benchmark[] = [
  scripts,
  layout,
  impact,
  matrix,
  wire,
  fanOut,
  server,
  steady,
  verdicts,
];
