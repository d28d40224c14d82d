import { impact } from './impact.ts';
import { fcose, layout } from './layout.ts';
import { matrix } from './matrix.ts';
import type { Benchmark } from './report/Benchmark.ts';
import { change, real } from './page/change.ts';
import { load } from './page/load.ts';
import { motion } from './page/motion.ts';
import { several } from './page/several.ts';
import { soak } from './page/soak.ts';
import { still } from './page/still.ts';
import { scripts } from './scripts.ts';
import { engines } from './server/engines.ts';
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
  load,
  change,
  several,
  motion,
  still,
  wire,
  fanOut,
  server,
  steady,
  verdicts,
  engines,
  fcose,
  soak,
  real,
];
