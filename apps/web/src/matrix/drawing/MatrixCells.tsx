import type { Range } from '@tanstack/react-virtual';
import type { EndPair } from '../../store/verdict/endPair.ts';
import type { TileContent } from './drawTile.ts';
import classes from '../Matrix.module.css';
import { MatrixTile } from './MatrixTile.tsx';
import type { CellPosition } from '../grid/nextCell.ts';
import { tilesIn } from '../axes/Axis.ts';
import type { Axis } from '../axes/Axis.ts';
import type { TileColors } from './tileColors.ts';

interface MatrixCellsProps extends Pick<TileContent, 'codes' | 'markOf'> {
  rows: Axis;
  columns: Axis;
  /** The range of rows in sight; `null` before the first drawing. */
  rowRange: Pick<Range, 'startIndex' | 'endIndex'> | null;
  columnRange: Pick<Range, 'startIndex' | 'endIndex'> | null;
  /** The cell or header under the pointer or with the focus. */
  lit: CellPosition | null;
  selected: EndPair | null;
  colors: TileColors;
}

/** The drawn part of the matrix: tiles of cells, the highlighted row and column, and the selected pair. */
export function MatrixCells(props: MatrixCellsProps) {
  const { rows, columns, rowRange, columnRange, lit, selected, codes, markOf, colors } = props;
  const litRow = rows.placed[lit?.row ?? -1];
  const litColumn = columns.placed[lit?.column ?? -1];
  const row = selected && rows.placed[rows.indexOf.get(selected.from) ?? -1];
  const column = selected && columns.placed[columns.indexOf.get(selected.to) ?? -1];
  return (
    <div aria-hidden className={classes.cells} style={{ width: columns.length }}>
      {tilesIn(rows, rowRange).flatMap((tileRows) =>
        tilesIn(columns, columnRange).map((tileColumns) => (
          <MatrixTile
            key={`${tileRows.at} ${tileColumns.at}`}
            rows={tileRows.lines}
            columns={tileColumns.lines}
            {...{ codes, markOf, colors }}
          />
        )),
      )}
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
