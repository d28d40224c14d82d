import { memo, useLayoutEffect, useRef } from 'react';
import { drawTile } from './drawTile.ts';
import type { TileContent } from './drawTile.ts';
import classes from '../Matrix.module.css';
import type { TileColors } from './tileColors.ts';

interface MatrixTileProps extends TileContent {
  colors: TileColors;
}

/**
 * R264: one tile of cells. It scrolls with the page and is drawn once, so scrolling draws only the tiles that come into
 * sight. It is hidden from screen readers: the focused cell of the grid is labelled in words.
 */
export const MatrixTile = memo(function MatrixTile({ colors, rows, columns, pairs }: MatrixTileProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [left, top] = [columns[0]?.start ?? 0, rows[0]?.start ?? 0];
  const last = { row: rows.at(-1), column: columns.at(-1) };
  const width = (last.column?.start ?? 0) + (last.column?.size ?? 0) - left;
  const height = (last.row?.start ?? 0) + (last.row?.size ?? 0) - top;

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const scale = window.devicePixelRatio;
    canvas.current.width = Math.round(width * scale);
    canvas.current.height = Math.round(height * scale);
    context.scale(scale, scale);
    drawTile(context, { rows, columns, pairs }, colors);
  }, [rows, columns, pairs, colors, width, height]);

  return <canvas ref={canvas} className={classes.tile} aria-hidden style={{ left, top, width, height }} />;
}, isSameTile);

/** R263: true if no cell of a tile can differ: nothing of the engines on its lines changed. */
function isSameTile(before: MatrixTileProps, { rows, columns, pairs, colors }: MatrixTileProps): boolean {
  if (before.rows !== rows || before.columns !== columns || before.colors !== colors) return false;
  if (before.pairs === pairs) return true;
  return [...rows, ...columns].every(({ line }) => pairs.isSameFor(line.engine, before.pairs));
}
