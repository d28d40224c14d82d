import { endOf, toSelection } from '../store/verdict/endPair.ts';
import type { Selection } from '../store/selection.ts';
import type { Axis } from './axes/Axis.ts';
import { isOutside, keyOfEnd } from './axes/MatrixLine.ts';
import type { MatrixLine } from './axes/MatrixLine.ts';
import type { CellKeys } from './grid/CellKeys.ts';

/**
 * Returns what is selected for the line of a single end. R303: the outside counts as that of the engine of `other`, the line
 * that it is selected with.
 */
export function selectionOf(line: MatrixLine, other: MatrixLine): Selection {
  return { ...toSelection(line.ids[0] ?? ''), engine: isOutside(line) ? other.engine : line.engine };
}

/** Returns the cell of the pair that is selected; `null` if no pair of ends is. */
export function selectedKeys(selection: readonly Selection[], { lines }: Axis): CellKeys | null {
  const [from, to] = selection;
  if (!from || !to || selection.length > 2) return null;
  const [row, column] = [from, to].map((each) => {
    const end = endOf(each);
    if (end === 'outside') return lines.find(isOutside)?.key;
    return end === null ? undefined : keyOfEnd(each.engine, end);
  });
  return row === undefined || column === undefined || row === column ? null : { row, column };
}

/** Returns the cell that has the focus after the folded ones of two lines were unfolded. */
export function cellWithin(row: MatrixLine, column: MatrixLine): CellKeys {
  const isSame = row.key === column.key;
  return { row: keyWithin(row, 0), column: keyWithin(column, isSame ? 1 : 0) };
}

function keyWithin({ kind, key, engine, ids }: MatrixLine, at: number): string {
  if (kind === 'engine') return keyOfEnd(engine, 'host');
  return kind === 'project' ? keyOfEnd(engine, ids[at] ?? ids[0] ?? '') : key;
}
