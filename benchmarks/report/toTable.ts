import Table from 'cli-table3';
import { missOf, ratioOf } from './Row.ts';
import type { Row, Target } from './Row.ts';

/** Returns the rows as a table for the terminal. */
export function toTable(rows: readonly Row[]): string {
  const table = new Table({
    head: ['what', 'containers', 'figure', 'reference', 'ratio', 'target', 'result'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left', 'left'],
    colWidths: [48],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) {
    const ratio = ratioOf(row);
    table.push([
      row.note === undefined ? row.what : `${row.what} (${row.note})`,
      row.containers?.toLocaleString('en') ?? '',
      withUnit(row.figure, row.unit),
      row.reference ? `${withUnit(row.reference.figure, row.unit)} ${row.reference.name}` : '',
      ratio === null ? '' : toDigits(ratio),
      (row.targets ?? []).map((target) => targetText(row, target)).join(', '),
      resultText(row),
    ]);
  }
  return table.toString();
}

/** Returns `met`, or by how much the row misses its target; empty without a target. */
function resultText(row: Row): string {
  const miss = missOf(row);
  if (miss === null) return '';
  if (miss === 0) return 'met';
  if (!Number.isFinite(miss)) return 'missed';
  return miss < 1 ? `missed by ${Math.ceil(miss * 100)} %` : `missed ${toDigits(miss + 1)} times`;
}

function targetText({ unit }: Row, { of, bound, limit }: Target): string {
  const sign = bound === 'at most' ? '≤' : '≥';
  return of === 'figure' ? `${sign} ${withUnit(limit, unit)}` : `ratio ${sign} ${toDigits(limit)}`;
}

const withUnit = (value: number, unit: string): string => `${toDigits(value)} ${unit}`.trim();

/** Three significant digits, but never fewer than those before the point. */
const toDigits = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)));
