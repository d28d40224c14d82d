import type { Row } from './Row.ts';

/** A benchmark of `npm run bench`. */
export interface Benchmark {
  name: string;
  /** What it measures, for the help text. */
  summary: string;
  /** The numbers of containers that it measures if none are given. Empty if it has no such parameter. */
  sizes: readonly number[];
  /** True if it takes too long for the default run. */
  onlyByName?: boolean;
  /** Yields rows as they are measured, so that a failure loses none of those before it. */
  run: (run: BenchmarkRun) => AsyncIterable<Row> | Iterable<Row>;
}

interface BenchmarkRun {
  sizes: readonly number[];
  /** The root folder of the checkout whose built server and page are measured. */
  checkout: string;
  /** The length of a soak, in minutes. */
  minutes: number;
  /** Prints a line about the progress. */
  say: (line: string) => void;
}
