import type { VerdictCode } from '@portolan/topology';
import { drawMark } from './drawMark.ts';
import type { PlacedLine } from '../axes/Axis.ts';
import type { Box } from './drawMark.ts';
import { hasCells, isGroup } from '../axes/MatrixLine.ts';
import type { TileColors } from './tileColors.ts';
import type { ShownPairs } from '../verdicts/ShownPairs.ts';
import { toTally } from '../verdicts/Tally.ts';

export interface TileContent {
  rows: readonly PlacedLine[];
  columns: readonly PlacedLine[];
  pairs: ShownPairs;
}

/** R260, R264: draws the cells of the given rows and columns; the origin of the context is the corner of the first cell. */
export function drawTile(context: CanvasRenderingContext2D, content: TileContent, colors: TileColors): void {
  const { rows, columns, pairs } = content;
  const [left, top] = [columns[0]?.start ?? 0, rows[0]?.start ?? 0];
  for (const row of rows) {
    for (const column of columns) {
      if (!hasCells(row.line) || !hasCells(column.line)) continue;
      const cell = {
        x: column.start - left,
        y: row.start - top,
        width: column.size,
        height: row.size,
      };
      if (isGroup(row.line) || isGroup(column.line)) {
        drawMark(context, cell, { tally: toTally(pairs.count(row.line, column.line)) }, colors);
      } else {
        const code = pairs.code(row.line, column.line);
        const probe = pairs.markOf(row.line, column.line);
        if (probe) drawMark(context, cell, { code, probe }, colors);
        else drawCachedCode(context, cell, code, colors);
      }
    }
  }
}

/** Pictures of verdict codes, by the colours they were drawn with. */
const pictures = new WeakMap<TileColors, Map<string, HTMLCanvasElement>>();

/** Copies the mark of a verdict code from a picture: a tile has hundreds of the same mark, and drawing each one is slow. */
function drawCachedCode(
  context: CanvasRenderingContext2D,
  cell: Box,
  code: VerdictCode,
  colors: TileColors,
): void {
  const { width, height } = cell;
  const scale = window.devicePixelRatio;
  const key = `${code} ${width} ${height} ${scale}`;
  const ofColors = pictures.get(colors) ?? new Map<string, HTMLCanvasElement>();
  pictures.set(colors, ofColors);
  const cached = ofColors.get(key);
  const picture = cached ?? document.createElement('canvas');
  if (!cached) {
    picture.width = Math.ceil(width * scale);
    picture.height = Math.ceil(height * scale);
    const drawing = picture.getContext('2d');
    if (!drawing) return;
    drawing.scale(scale, scale);
    drawMark(drawing, { x: 0, y: 0, width, height }, { code }, colors);
    ofColors.set(key, picture);
  }
  context.drawImage(picture, cell.x, cell.y, picture.width / scale, picture.height / scale);
}
