import type { TileContent } from '../drawing/drawTile.ts';
import { lineName, verdictText } from '../verdicts/cellText.ts';
import classes from '../Matrix.module.css';
import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';

interface CellReadOutProps extends Pick<TileContent, 'table' | 'markOf'> {
  row: MatrixLine | null;
  column: MatrixLine | null;
}

/** In the corner between the heads: which axis is which, and the cell under pointer or focus in words. */
export function CellReadOut({ row, column, table, markOf }: CellReadOutProps) {
  const isCell = row && column && hasCells(row) && hasCells(column);
  return (
    <div className={classes.readOut}>
      <span className={classes.end}>
        <span className={classes.axis}>from</span>
        <span className={classes.cut}>{row ? lineName(row) : 'rows ↓'}</span>
      </span>
      <span className={classes.end}>
        <span className={classes.axis}>to</span>
        <span className={classes.cut}>{column ? lineName(column) : 'columns →'}</span>
      </span>
      <span className={classes.said} data-testid="cell-said">
        {isCell ? verdictText(row, column, table, markOf) : '\u00a0'}
      </span>
    </div>
  );
}
