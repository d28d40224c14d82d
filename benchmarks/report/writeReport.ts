import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missOf, ratioOf } from './Row.ts';
import type { Row } from './Row.ts';
import type { Machine } from './machine.ts';

export interface Report {
  commit: string;
  startedAt: string;
  machine: Machine;
  results: { benchmark: string; rows: Row[]; error?: string }[];
}

/** Writes the report as JSON, with the ratio and the miss of each row. Returns the file’s path. */
export async function writeReport(folder: string, report: Report): Promise<string> {
  await mkdir(folder, { recursive: true });
  const name = `${report.startedAt.replaceAll(/[:.]/g, '-')}-${report.commit.replace('+', '-changed')}.json`;
  const results = report.results.map(({ rows, ...rest }) => ({
    ...rest,
    rows: rows.map((row) => ({ ...row, ratio: ratioOf(row), miss: missOf(row) })),
  }));
  const path = join(folder, name);
  await writeFile(path, `${JSON.stringify({ ...report, results }, null, 2)}\n`);
  return path;
}
