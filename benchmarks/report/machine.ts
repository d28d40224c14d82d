import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { medianOf } from './statistics.ts';

/** What the figures depend on besides the code. */
export interface Machine {
  node: string;
  cpus: string;
  /** The mean number of running processes in the last minute, before the run. */
  load: number;
  /**
   * The median and the worst time of a fixed loop, in ms. The median compares machines; the distance between the two
   * shows how busy the machine was.
   */
  calibration: { median: number; worst: number };
}

export function readMachine(): Machine {
  const times = Array.from({ length: 25 }, timeOfLoop);
  return {
    node: process.version,
    cpus: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    load: loadavg()[0] ?? 0,
    calibration: { median: round(medianOf(times)), worst: round(Math.max(...times)) },
  };
}

/** Returns the commit of a checkout, with `+` if it has changes that are not committed. */
export function readCommit(checkout: string): string {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', checkout, ...args], { encoding: 'utf8' }).trim();
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain') === '' ? '' : '+');
}

function timeOfLoop(): number {
  const start = performance.now();
  let state = 1;
  for (let i = 0; i < 3_000_000; i++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state === 0 ? NaN : performance.now() - start;
}

const round = (ms: number) => Math.round(ms * 100) / 100;
