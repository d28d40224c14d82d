import { icons } from '../shapes/icons.ts';
import type { IconPart } from '../shapes/icons.ts';
import type { BoxStyle, DotStyle, LineStyle, Shape } from '../shapes/Shape.ts';
import type { Batch } from './Batches.ts';
import { paintTexts } from './paintTexts.ts';

/** The thinnest line on the screen, in CSS pixels. */
const MIN_LINE = 0.8;
const CIRCLE = 2 * Math.PI;

/** Draws all shapes of a batch: of boxes, lines and dots as one path. */
export function paintBatch(context: CanvasRenderingContext2D, batch: Batch): void {
  const first = batch.shapes[0];
  if (batch.count === 0 || !first) return;
  context.globalAlpha = batch.style.opacity;
  switch (first.kind) {
    case 'box':
      return paintBoxes(context, batch, first.style);
    case 'line':
      return paintLines(context, batch, first.style);
    case 'dots':
      return paintDots(context, batch, first.style);
    case 'icon':
      return paintIcons(context, batch);
    case 'text':
      return paintTexts(context, batch, first.style);
  }
}

function paintBoxes(context: CanvasRenderingContext2D, batch: Batch, style: BoxStyle): void {
  const scale = batch.places[0] ?? 1;
  const radius = style.radius * scale;
  const stroke =
    style.stroke === null ? 0 : Math.max(style.strokeWidth * scale, Math.min(style.strokeWidth, 1));
  // A border lies on the edge. A box without one keeps its whole size.
  context.beginPath();
  for (let i = 0; i < batch.count; i++) {
    const shape = batch.shapes[i] as Shape & { kind: 'box' };
    const s = batch.places[3 * i] as number;
    const x = shape.x * s + (batch.places[3 * i + 1] as number);
    const y = shape.y * s + (batch.places[3 * i + 2] as number);
    // A circle in a small corner cannot be seen, and a rectangle is drawn faster.
    if (radius < 1.2) context.rect(x, y, shape.width * s, shape.height * s);
    else context.roundRect(x, y, shape.width * s, shape.height * s, radius);
  }
  if (style.fill !== null) {
    context.globalAlpha = style.opacity * style.fillOpacity;
    context.fillStyle = style.fill;
    context.fill();
  }
  if (style.stroke === null) return;
  context.globalAlpha = style.opacity;
  context.strokeStyle = style.stroke;
  context.lineWidth = stroke;
  setDash(context, style.dash, scale);
  context.stroke();
}

function paintLines(context: CanvasRenderingContext2D, batch: Batch, style: LineStyle): void {
  const scale = batch.places[0] ?? 1;
  context.beginPath();
  for (let i = 0; i < batch.count; i++) {
    const shape = batch.shapes[i] as Shape & { kind: 'line' };
    const s = batch.places[3 * i] as number;
    const x = batch.places[3 * i + 1] as number;
    const y = batch.places[3 * i + 2] as number;
    context.moveTo(shape.x * s + x, shape.y * s + y);
    context.lineTo(shape.toX * s + x, shape.toY * s + y);
  }
  context.strokeStyle = style.stroke;
  context.lineWidth = Math.max(style.strokeWidth * scale, MIN_LINE);
  setDash(context, style.dash, scale);
  context.stroke();
}

function setDash(context: CanvasRenderingContext2D, dash: readonly number[] | null, scale: number): void {
  context.setLineDash(dash ? dash.map((length) => Math.max(length * scale, 2)) : []);
}

/** Below this radius on the screen, a dot is a square: it looks the same and is drawn faster. */
const SQUARE_BELOW = 1.3;

function paintDots(context: CanvasRenderingContext2D, batch: Batch, style: DotStyle): void {
  context.fillStyle = style.fill;
  const radius = Math.max(style.radius * (batch.places[0] ?? 1), style.minRadius);
  const isSquare = radius < SQUARE_BELOW;
  context.beginPath();
  for (let i = 0; i < batch.count; i++) {
    const { at } = batch.shapes[i] as Shape & { kind: 'dots' };
    const s = batch.places[3 * i] as number;
    const left = batch.places[3 * i + 1] as number;
    const top = batch.places[3 * i + 2] as number;
    for (let k = 0; k < at.length; k += 2) {
      const x = (at[k] as number) * s + left;
      const y = (at[k + 1] as number) * s + top;
      if (isSquare) context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
      else {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, CIRCLE);
      }
    }
  }
  context.fill();
}

const paths = new Map<IconPart, Path2D>();

function pathOf(part: IconPart): Path2D {
  let path = paths.get(part);
  if (!path) paths.set(part, (path = new Path2D(part.path)));
  return path;
}

function paintIcons(context: CanvasRenderingContext2D, batch: Batch): void {
  context.setLineDash([]);
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (let i = 0; i < batch.count; i++) {
    const { style, icon, x, y, size } = batch.shapes[i] as Shape & { kind: 'icon' };
    const scale = batch.places[3 * i] as number;
    const unit = (size * scale) / 12;
    const left = x * scale + (batch.places[3 * i + 1] as number) - 6 * unit;
    const top = y * scale + (batch.places[3 * i + 2] as number) - 6 * unit;
    context.save();
    context.translate(left, top);
    context.scale(unit, unit);
    for (const part of icons[icon] as readonly IconPart[]) {
      const color = part.onGround ? style.ground : style.color;
      if (part.line === 0) {
        context.fillStyle = color;
        context.fill(pathOf(part));
      } else {
        context.strokeStyle = color;
        context.lineWidth = part.line;
        context.stroke(pathOf(part));
      }
    }
    context.restore();
  }
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
}
