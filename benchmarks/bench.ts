// `npm run bench [-- NAME…]` runs the benchmarks, prints their figures and writes them as JSON (benchmarks/README.md).
import { join, resolve } from 'node:path';
import { Argument, Command, InvalidArgumentError } from 'commander';
import { ensureBuilt } from '../scripts/build.mjs';
import { ROOT } from '../scripts/root.mjs';
import { benchmarks } from './benchmarks.ts';
import { readCommit, readMachine } from './report/machine.ts';
import type { Row } from './report/Row.ts';
import { toTable } from './report/toTable.ts';
import { writeReport } from './report/writeReport.ts';
import type { Report } from './report/writeReport.ts';
import { stopAll } from './stack/running.ts';

interface Options {
  sizes?: number[];
  checkout?: string;
  minutes: number;
  out: string;
}

const say = (line: string) => void process.stderr.write(`${line}\n`);

const program = new Command('npm run bench --')
  .description('Measures speed, bytes and memory beside other software in the same run.')
  .addArgument(
    new Argument('[names...]', 'all but fcose, soak and real if none is given').choices(
      benchmarks.map(({ name }) => name),
    ),
  )
  .option('--sizes <numbers>', 'numbers of containers, such as 300,1000', toSizes)
  .option('--checkout <folder>', 'measure the server and page that were built in another checkout')
  .option('--minutes <number>', 'how long the soak lasts', toMinutes, 10)
  .option('--out <folder>', 'where the JSON is written', join(ROOT, 'test-results/bench'))
  .addHelpText('after', `\nBenchmarks:\n${benchmarks.map(toHelpLine).join('\n')}`);

program.parse();
const options = program.opts<Options>();
const checkout = resolve(options.checkout ?? ROOT);
if (options.checkout === undefined) await ensureBuilt(say);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().finally(() => process.exit(130)));
}

const report: Report = {
  commit: readCommit(checkout),
  startedAt: new Date().toISOString(),
  machine: readMachine(),
  results: [],
};
const { machine } = report;
say(
  `Commit ${report.commit}. ${machine.cpus}, load ${machine.load.toFixed(1)}, fixed loop ${machine.calibration.median} ms, at worst ${machine.calibration.worst} ms.`,
);
const chosen = benchmarks.filter(({ name, onlyByName }) =>
  program.args.length > 0 ? program.args.includes(name) : !onlyByName,
);
for (const { name, sizes, run } of chosen) {
  const began = performance.now();
  const rows: Row[] = [];
  const result: Report['results'][number] = { benchmark: name, rows };
  report.results.push(result);
  const own = sizes.length > 0 ? (options.sizes ?? sizes) : [];
  try {
    for await (const row of run({ sizes: own, checkout, minutes: options.minutes, say })) rows.push(row);
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    result.error = text;
    process.exitCode = 1;
  } finally {
    await stopAll();
  }
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(`\n${name} (${seconds} s)\n${toTable(rows)}\n`);
  if (result.error !== undefined) process.stdout.write(`${name} failed: ${result.error}\n`);
}
process.stdout.write(`\nWritten to ${await writeReport(resolve(options.out), report)}\n`);

function toHelpLine({ name, summary, sizes }: (typeof benchmarks)[number]): string {
  const at = sizes.length > 0 ? ` (${sizes.join(', ')})` : '';
  return `  ${name.padEnd(9)} ${summary}${at}`;
}

function toSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.every((size) => Number.isInteger(size) && size > 0 && size <= 20_000)) return sizes;
  throw new InvalidArgumentError('They must be numbers from 1 to 20000.');
}

function toMinutes(text: string): number {
  const minutes = Number(text);
  if (minutes > 0) return minutes;
  throw new InvalidArgumentError('It must be a number above 0.');
}
