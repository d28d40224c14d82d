import type { VerdictCode } from '@portolan/topology';
import { drawMark } from './drawMark.ts';
import type { PlacedLine } from '../axes/Axis.ts';
import type { ProbeMarkOf } from '../verdicts/useProbeMarks.ts';
import type { Box } from './drawMark.ts';
import { hasCells } from '../axes/MatrixLine.ts';
import type { TileColors } from './tileColors.ts';
import type { VerdictTable } from '../verdicts/VerdictTable.ts';

export interface TileContent {
  rows: readonly PlacedLine[];
  columns: readonly PlacedLine[];
  table: VerdictTable;
  /** What probes said of a pair; `null` where nothing was proved. */
  markOf: ProbeMarkOf;
}

/** R260, R264: draws the cells where these rows and columns meet; the context's origin is the first one's corner. */
export function drawTile(context: CanvasRenderingContext2D, content: TileContent, colors: TileColors): void {
  const { rows, columns, table, markOf } = content;
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
        drawMark(context, cell, { tally: table.tally(row.line.ids, column.line.ids) }, colors);
      } else if (from !== undefined && to !== undefined) {
        const code = table.code(from, to);
        const result = markOf(from, to);
        if (result) drawMark(context, cell, { code, result }, colors);
        else stamp(context, cell, code, colors);
      }
    }
  }
}

/** Pictures of codes, by the colours they were drawn with. */
const stamps = new WeakMap<TileColors, Map<string, HTMLCanvasElement>>();

/** Puts a code's mark from a picture of it: a tile has hundreds of the same, and drawing them is what takes the time. */
function stamp(
  context: CanvasRenderingContext2D,
  cell: Box,
  code: VerdictCode | null,
  colors: TileColors,
): void {
  const { width, height } = cell;
  const scale = window.devicePixelRatio;
  const key = `${code} ${width} ${height} ${scale}`;
  const ofColors = stamps.get(colors) ?? new Map<string, HTMLCanvasElement>();
  stamps.set(colors, ofColors);
  const known = ofColors.get(key);
  const picture = known ?? document.createElement('canvas');
  if (!known) {
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
