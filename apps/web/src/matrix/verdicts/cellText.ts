import type { MatrixCodes, VerdictCode } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import type { ProbeMarkOf } from './useProbeMarks.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import type { Outcome } from '../../probes/resultStore.ts';
import { extentOf, tallyOf } from './Tally.ts';
import type { Tally } from './Tally.ts';

/** The text of each verdict code, to follow "web to db: ". */
const codeText: Record<VerdictCode, string> = {
  a: 'reaches directly',
  p: 'reaches only through a published port',
  b: 'blocked',
  u: 'unknown',
  '.': 'itself',
};

/** Returns the name of a line as plain text. */
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

/** Describes the pairs of two lines of which at least one is a folded project. */
export function tallyText(tally: Tally): string {
  const { pairs, direct, published, unknown } = tally;
  if (pairs === 0) return codeText['.'];
  const allowed = direct + published;
  const all = pairs === 1 ? 'the only pair is allowed' : `all ${pairs} pairs are allowed`;
  const text = {
    all,
    some: `${allowed} of ${pairs} pairs ${allowed === 1 ? 'is' : 'are'} allowed`,
    none: pairs === 1 ? 'the only pair is blocked' : `none of ${pairs} pairs is allowed`,
    unknown: `none of ${pairs} pairs is known to be allowed`,
  }[extentOf(tally)];
  const more = [
    published > 0 && `${published} only through a published port`,
    unknown > 0 && `${unknown} unknown`,
  ].filter(Boolean);
  return [text, ...more].join(', ');
}

/** Describes a cell, such as "web to db: reaches directly, test matches the prediction". */
export function cellText(
  row: MatrixLine,
  column: MatrixLine,
  codes: MatrixCodes,
  markOf: ProbeMarkOf,
): string {
  return `${lineName(row)} to ${lineName(column)}: ${verdictText(row, column, codes, markOf)}`;
}

/** R260: describes a cell without the names. */
export function verdictText(
  row: MatrixLine,
  column: MatrixLine,
  codes: MatrixCodes,
  markOf: ProbeMarkOf,
): string {
  if (row.kind === 'project' || column.kind === 'project')
    return tallyText(tallyOf(codes, row.ids, column.ids));
  const [from = '', to = ''] = [row.ids[0], column.ids[0]];
  const code = codes.code(from, to);
  const probe = markOf(from, to);
  const text = codeText[code];
  return probe ? `${text}, ${outcomeText[probe.outcome]}` : text;
}

const outcomeText: Record<Outcome, string> = {
  matches: 'test matches the prediction',
  differs: 'test differs from the prediction',
  untested: 'could not be tested',
  unpredicted: 'tested, no prediction',
};
