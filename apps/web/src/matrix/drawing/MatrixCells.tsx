import type { Range } from '@tanstack/react-virtual';
import type { CellKeys } from '../grid/CellKeys.ts';
import type { TileContent } from './drawTile.ts';
import classes from '../Matrix.module.css';
import { MatrixTile } from './MatrixTile.tsx';
import type { CellPosition } from '../grid/nextCell.ts';
import { isEdge, tilesIn } from '../axes/Axis.ts';
import type { Axis } from '../axes/Axis.ts';
import type { TileColors } from './tileColors.ts';

/** The lines in sight; `null` before the first drawing. */
type LineRange = Pick<Range, 'startIndex' | 'endIndex'> | null;

interface MatrixCellsProps extends Pick<TileContent, 'pairs'> {
  rows: Axis;
  columns: Axis;
  rowRange: LineRange;
  columnRange: LineRange;
  /** The cell or header under the pointer or with the focus. */
  lit: CellPosition | null;
  selected: CellKeys | null;
  colors: TileColors;
}

/** The drawn part of the matrix: tiles of cells, the edges of engines, the highlighted row and column, and the selected pair. */
export function MatrixCells(props: MatrixCellsProps) {
  const { rows, columns, rowRange, columnRange, lit, selected, pairs, colors } = props;
  const litRow = rows.placed[lit?.row ?? -1];
  const litColumn = columns.placed[lit?.column ?? -1];
  const row = selected && rows.placed[rows.indexOf.get(selected.row) ?? -1];
  const column = selected && columns.placed[columns.indexOf.get(selected.column) ?? -1];
  return (
    <div aria-hidden className={classes.cells} style={{ width: columns.length }}>
      {tilesIn(rows, rowRange).flatMap((tileRows) =>
        tilesIn(columns, columnRange).map((tileColumns) => (
          <MatrixTile
            key={`${tileRows.at} ${tileColumns.at}`}
            rows={tileRows.lines}
            columns={tileColumns.lines}
            {...{ pairs, colors }}
          />
        )),
      )}
      {edgesIn(rows, rowRange).map(({ key, start }) => (
        <div key={key} className={classes.engineRow} style={{ top: start }} />
      ))}
      {edgesIn(columns, columnRange).map(({ key, start }) => (
        <div key={key} className={classes.engineColumn} style={{ left: start }} />
      ))}
      {litRow && <div className={classes.litRow} style={{ top: litRow.start, height: litRow.size }} />}
      {litColumn && (
        <div className={classes.litColumn} style={{ left: litColumn.start, width: litColumn.size }} />
      )}
      {row && column && (
        <div
          className={classes.selected}
          style={{ top: row.start, height: row.size, left: column.start, width: column.size }}
        />
      )}
    </div>
  );
}

/** The edges of engines in sight. */
function edgesIn(axis: Axis, range: LineRange): { key: string; start: number }[] {
  if (!range) return [];
  const { startIndex, endIndex } = range;
  return axis.placed
    .slice(startIndex, endIndex + 1)
    .flatMap(({ line, start }, at) => (isEdge(axis, startIndex + at) ? [{ key: line.key, start }] : []));
}
