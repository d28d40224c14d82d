import type { MatrixCodes, VerdictCode } from '@portolan/topology';
import { drawMark } from './drawMark.ts';
import type { PlacedLine } from '../axes/Axis.ts';
import type { ProbeMarkOf } from '../verdicts/useProbeMarks.ts';
import type { Box } from './drawMark.ts';
import { hasCells } from '../axes/MatrixLine.ts';
import type { TileColors } from './tileColors.ts';
import { tallyOf } from '../verdicts/Tally.ts';

export interface TileContent {
  rows: readonly PlacedLine[];
  columns: readonly PlacedLine[];
  codes: MatrixCodes;
  markOf: ProbeMarkOf;
}

/** R260, R264: draws the cells of the given rows and columns; the origin of the context is the corner of the first cell. */
export function drawTile(context: CanvasRenderingContext2D, content: TileContent, colors: TileColors): void {
  const { rows, columns, codes, markOf } = content;
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
      const [from] = row.line.ids;
      const [to] = column.line.ids;
      if (row.line.kind === 'project' || column.line.kind === 'project') {
        drawMark(context, cell, { tally: tallyOf(codes, row.line.ids, column.line.ids) }, colors);
      } else if (from !== undefined && to !== undefined) {
        const code = codes.code(from, to);
        const probe = markOf(from, to);
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
