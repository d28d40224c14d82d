import type { VerdictCode } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import type { ProbeMarkOf } from './useProbeMarks.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import type { Outcome } from '../../probes/resultStore.ts';
import { extentOf } from './VerdictTable.ts';
import type { Tally, VerdictTable } from './VerdictTable.ts';

/** What each code of the matrix says, to follow "web to db: ". */
const codeText: Record<VerdictCode, string> = {
  a: 'reaches directly',
  p: 'reaches only through a published port',
  b: 'blocked',
  u: 'unknown',
  '.': 'itself',
};

/** A line's name as a plain text. */
export function lineName(line: MatrixLine): string {
  switch (line.kind) {
    case 'end':
      return line.end;
    case 'container':
      return toVisible(line.container.name, 80);
    case 'project':
      return line.project === '' ? 'no project' : toVisible(line.project, 80);
  }
}

/** The pairs of two lines of which one is folded, in words. */
export function tallyText(tally: Tally): string {
  const { pairs, direct, published, unknown } = tally;
  if (pairs === 0) return codeText['.'];
  const reach = direct + published;
  const all = pairs === 1 ? 'the only pair reaches' : `all ${pairs} pairs reach`;
  const said = {
    all,
    some: `${reach} of ${pairs} pairs reach`,
    none: pairs === 1 ? 'the only pair is blocked' : `none of ${pairs} pairs reaches`,
    unknown: `none of ${pairs} pairs is known to reach`,
    missing: 'being computed',
  }[extentOf(tally)];
  const more = [
    published > 0 && `${published} only through a published port`,
    unknown > 0 && `${unknown} unknown`,
  ].filter(Boolean);
  return [said, ...more].join(', ');
}

/** What a cell says: "web to db: reaches directly, proved". */
export function cellText(
  row: MatrixLine,
  column: MatrixLine,
  table: VerdictTable,
  markOf: ProbeMarkOf,
): string {
  return `${lineName(row)} to ${lineName(column)}: ${verdictText(row, column, table, markOf)}`;
}

/** R260: the same without the names. */
export function verdictText(
  row: MatrixLine,
  column: MatrixLine,
  table: VerdictTable,
  markOf: ProbeMarkOf,
): string {
  if (row.kind === 'project' || column.kind === 'project') return tallyText(table.tally(row.ids, column.ids));
  const [from = '', to = ''] = [row.ids[0], column.ids[0]];
  const code = table.code(from, to);
  const result = markOf(from, to);
  const said = code === null ? 'being computed' : codeText[code];
  return result ? `${said}, ${outcomeText[result.outcome]}` : said;
}

const outcomeText: Record<Outcome, string> = {
  matches: 'proved',
  differs: 'a probe found otherwise',
  untested: 'could not be tested',
  unpredicted: 'tried, with nothing predicted',
};
