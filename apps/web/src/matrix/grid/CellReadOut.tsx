import type { TileContent } from '../drawing/drawTile.ts';
import { lineName, verdictText } from '../verdicts/cellText.ts';
import classes from '../Matrix.module.css';
import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';

interface CellReadOutProps extends Pick<TileContent, 'codes' | 'markOf'> {
  row: MatrixLine | null;
  column: MatrixLine | null;
}

/** The corner between the headers: labels both axes, and describes the cell under the pointer or with the focus. */
export function CellReadOut({ row, column, codes, markOf }: CellReadOutProps) {
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
      <span className={classes.cellText} data-testid="cell-text">
        {isCell ? verdictText(row, column, codes, markOf) : '\u00a0'}
      </span>
    </div>
  );
}
