import type { VerdictCode } from '@portolan/topology';
import { toVisible } from '../theme/toVisible.ts';
import type { TileContent } from './drawTile.ts';
import type { MatrixLine } from './MatrixLine.ts';
import type { Outcome } from '../probes/proofStore.ts';
import type { Tally, VerdictTable } from './VerdictTable.ts';

/** What each letter of the matrix says, to follow "web to db: ". */
const letterWords: Record<VerdictCode, string> = {
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

/** R261: a folded cell in one word: whether all its pairs reach, some or none. */
export function extentOf(tally: Tally): 'all' | 'some' | 'none' | 'unknown' | 'missing' {
  if (tally.missing > 0) return 'missing';
  const reach = tally.direct + tally.published;
  if (reach > 0) return reach === tally.pairs ? 'all' : 'some';
  return tally.unknown > 0 ? 'unknown' : 'none';
}

/** The pairs of two lines of which one is folded, in words. */
export function tallyWords(tally: Tally): string {
  const { pairs, direct, published, unknown } = tally;
  if (pairs === 0) return letterWords['.'];
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
export function cellWords(
  row: MatrixLine,
  column: MatrixLine,
  table: VerdictTable,
  markOf: TileContent['markOf'],
): string {
  return `${lineName(row)} to ${lineName(column)}: ${verdictWords(row, column, table, markOf)}`;
}

/** R260: the same without the names. */
export function verdictWords(
  row: MatrixLine,
  column: MatrixLine,
  table: VerdictTable,
  markOf: TileContent['markOf'],
): string {
  if (row.kind === 'project' || column.kind === 'project')
    return tallyWords(table.tally(row.ids, column.ids));
  const [from = '', to = ''] = [row.ids[0], column.ids[0]];
  const letter = table.letter(from, to);
  const proof = markOf(from, to);
  const said = letter === null ? 'being computed' : letterWords[letter];
  return proof ? `${said}, ${outcomeWords[proof.outcome]}` : said;
}

const outcomeWords: Record<Outcome, string> = {
  agrees: 'proved',
  disagrees: 'a probe found otherwise',
  untested: 'could not be tested',
  unforetold: 'tried, with nothing foretold',
};
