import type { VerdictCode } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { isGroup } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import type { Outcome } from '../../probes/resultStore.ts';
import type { ShownPairs } from './ShownPairs.ts';
import { extentOf, toTally } from './Tally.ts';
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
    case 'engine':
      return line.place ?? '';
  }
}

/** R303: returns the name of the engine that a line is on; `null` where one is shown, and for the engine itself. */
export const lineEngine = (line: MatrixLine): string | null => (line.kind === 'engine' ? null : line.place);

/** Returns the name of a line with that of its engine where several are shown. */
export function fullName(line: MatrixLine): string {
  const engine = lineEngine(line);
  return engine === null ? lineName(line) : `${lineName(line)} on ${engine}`;
}

/** Describes the pairs of two lines of which at least one is folded. */
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
export const cellText = (row: MatrixLine, column: MatrixLine, pairs: ShownPairs): string =>
  `${fullName(row)} to ${fullName(column)}: ${verdictText(row, column, pairs)}`;

/** R260: describes a cell without the names. */
export function verdictText(row: MatrixLine, column: MatrixLine, pairs: ShownPairs): string {
  if (isGroup(row) || isGroup(column)) return tallyText(toTally(pairs.count(row, column)));
  const probe = pairs.markOf(row, column);
  const text = codeText[pairs.code(row, column)];
  return probe ? `${text}, ${outcomeText[probe.outcome]}` : text;
}

const outcomeText: Record<Outcome, string> = {
  matches: 'test matches the prediction',
  differs: 'test differs from the prediction',
  untested: 'could not be tested',
  unpredicted: 'tested, no prediction',
};
