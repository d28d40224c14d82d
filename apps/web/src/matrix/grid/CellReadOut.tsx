import type { TileContent } from '../drawing/drawTile.ts';
import { lineName, verdictText } from '../verdicts/cellText.ts';
import classes from '../Matrix.module.css';
import { hasCells } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';

interface CellReadOutProps extends Pick<TileContent, 'pairs'> {
  row: MatrixLine | null;
  column: MatrixLine | null;
  /** The first ones in sight. */
  firstRow: MatrixLine | null;
  firstColumn: MatrixLine | null;
}

/**
 * The corner between the headers: labels both axes, and describes the cell under the pointer or with the focus. R303: with
 * several engines, it says for both axes which engine this is.
 */
export function CellReadOut({ row, column, firstRow, firstColumn, pairs }: CellReadOutProps) {
  const isCell = row && column && hasCells(row) && hasCells(column);
  return (
    <div className={classes.readOut}>
      <span className={classes.axis}>from</span>
      <EndName name={row ? lineName(row) : 'rows ↓'} line={row ?? firstRow} />
      <span className={classes.axis}>to</span>
      <EndName name={column ? lineName(column) : 'columns →'} line={column ?? firstColumn} />
      <span className={classes.cellText} data-testid="cell-text">
        {isCell ? verdictText(row, column, pairs) : '\u00a0'}
      </span>
    </div>
  );
}

/** A name, and below it the engine of the line where several are shown. */
function EndName({ name, line }: { name: string; line: MatrixLine | null }) {
  return (
    <span className={classes.end}>
      <span className={classes.cut}>{name}</span>
      {line?.place && line.place !== name && <span className={classes.place}>{line.place}</span>}
    </span>
  );
}
