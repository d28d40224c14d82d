import type { VerdictCode } from '@portolan/topology';
import type { Outcome } from '../../probes/resultStore.ts';
import type { TileColors } from './tileColors.ts';
import type { ProbeMark } from '../verdicts/ProbeMarks.ts';
import { extentOf } from '../verdicts/Tally.ts';
import type { Tally } from '../verdicts/Tally.ts';

/** What one cell shows: the verdict of a pair with the outcome of its probes, or the tally of many pairs. */
export type CellMark = { code: VerdictCode; probe?: ProbeMark | null } | { tally: Tally };

/** A rectangle on the canvas, in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Context = CanvasRenderingContext2D;

/** The distance between the edge of a cell and its mark, in pixels. */
const GAP = 1.5;

/** Draws the mark of one cell. */
export function drawMark(context: Context, cell: Box, mark: CellMark, colors: TileColors): void {
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const box = inset(cell);
  if ('tally' in mark) return drawTally(context, box, mark.tally, colors);
  const { code, probe = null } = mark;
  drawCode(context, box, code, probe !== null, colors);
  if (!probe) return;
  context.globalAlpha = probe.isOutdated ? 0.5 : 1;
  drawOutcome(context, box, probe.outcome, code === 'a', colors);
  context.globalAlpha = 1;
}

function drawCode(
  context: Context,
  box: Box,
  code: VerdictCode,
  hasOutcome: boolean,
  colors: TileColors,
): void {
  switch (code) {
    case 'a':
      return fillBox(context, box, colors.direct);
    case 'p':
      fillBox(context, box, colors.box);
      if (!hasOutcome) ring(context, box, colors.published);
      return strokeBox(context, box, colors.published);
    case 'b':
      return fillBox(context, box, colors.box);
    case 'u':
      fillBox(context, box, colors.box);
      if (!hasOutcome) write(context, box, '?', colors.quiet);
      return;
    case '.':
      return dot(context, box, colors.quiet);
  }
}

function drawTally(context: Context, box: Box, tally: Tally, colors: TileColors): void {
  if (tally.pairs === 0) return dot(context, box, colors.quiet);
  const count = String(tally.direct + tally.published);
  const tone = tally.direct > 0 ? colors.direct : colors.published;
  switch (extentOf(tally)) {
    case 'all':
      fillBox(context, box, tone);
      return write(context, box, count, colors.onDirect);
    case 'some':
      fillBox(context, box, colors.box);
      level(context, box, (tally.direct + tally.published) / tally.pairs, tone);
      return write(context, box, count, colors.ink);
    case 'none':
      return fillBox(context, box, colors.box);
    case 'unknown':
      fillBox(context, box, colors.box);
      return write(context, box, '?', colors.quiet);
  }
}

function drawOutcome(
  context: Context,
  box: Box,
  outcome: Outcome,
  onFill: boolean,
  colors: TileColors,
): void {
  const [x, y] = middle(box);
  switch (outcome) {
    case 'matches':
      context.beginPath();
      context.moveTo(x - 4, y);
      context.lineTo(x - 1, y + 3);
      context.lineTo(x + 4.5, y - 3.5);
      return strokePath(context, onFill ? colors.onDirect : colors.matches, 1.8);
    case 'differs':
      fillBox(context, box, colors.trouble);
      return write(context, box, '!', colors.onTrouble, 700, 13);
    case 'untested':
    case 'unpredicted':
      context.beginPath();
      context.moveTo(x - 4, y);
      context.lineTo(x + 4, y);
      context.setLineDash([2, 1.5]);
      strokePath(context, onFill ? colors.onDirect : colors.quiet, 1.5);
      return context.setLineDash([]);
  }
}

function fillBox(context: Context, { x, y, width, height }: Box, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(x, y, width, height, 3);
  context.fill();
}

function strokeBox(context: Context, { x, y, width, height }: Box, color: string): void {
  context.beginPath();
  context.roundRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5, 2.5);
  strokePath(context, color, 1.5);
}

function ring(context: Context, box: Box, color: string): void {
  context.beginPath();
  context.arc(...middle(box), 3.5, 0, 2 * Math.PI);
  strokePath(context, color, 1.5);
}

function dot(context: Context, box: Box, color: string): void {
  context.fillStyle = color;
  context.beginPath();
  context.arc(...middle(box), 1.5, 0, 2 * Math.PI);
  context.fill();
}

/** Fills a box from below by a share of 0 to 1, but never so little or so much that it looks empty or full. */
function level(context: Context, { x, y, width, height }: Box, share: number, color: string): void {
  const filled = Math.max(3, Math.min(height - 4, height * share));
  context.fillStyle = color;
  context.globalAlpha = 0.5;
  context.beginPath();
  context.roundRect(x, y + height - filled, width, filled, [0, 0, 3, 3]);
  context.fill();
  context.globalAlpha = 1;
}

function write(context: Context, box: Box, text: string, color: string, weight = 600, size = 11): void {
  context.font = `${weight} ${size}px 'Inter Variable', system-ui, sans-serif`;
  context.fillStyle = color;
  const [x, y] = middle(box);
  context.fillText(text, x, y + 0.5, box.width - 2);
}

function strokePath(context: Context, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

const middle = ({ x, y, width, height }: Box): [number, number] => [x + width / 2, y + height / 2];

const inset = ({ x, y, width, height }: Box): Box => ({
  x: x + GAP,
  y: y + GAP,
  width: width - 2 * GAP,
  height: height - 2 * GAP,
});
