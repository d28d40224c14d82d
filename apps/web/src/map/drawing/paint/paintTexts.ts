import { fitText, sizeOnScreen } from '../shapes/fitText.ts';
import type { Shape, TextShape, TextStyle } from '../shapes/Shape.ts';
import type { Batch } from './Batches.ts';

const SANS = '"Inter Variable", Inter, system-ui, sans-serif';
const MONO = '"JetBrains Mono Variable", ui-monospace, monospace';
/** The distance from the middle of a line of text to its baseline, by its font size. */
const TO_BASELINE = 0.36;

/** Draws the texts of a batch that have room in readable size, each on its ground. */
export function paintTexts(context: CanvasRenderingContext2D, batch: Batch, style: TextStyle): void {
  const size = sizeOnScreen(style.size, batch.places[0] ?? 1);
  context.font = `${style.weight} ${size}px ${style.mono ? MONO : SANS}`;
  context.textAlign = style.align;
  context.fillStyle = style.color;
  for (const i of style.ground ? byPlace(batch) : Array(batch.count).keys()) {
    const shape = batch.shapes[i] as Shape & { kind: 'text' };
    const scale = batch.places[3 * i] as number;
    const fitted = fitText(shape, scale);
    if (!fitted) continue;
    const x = shape.x * scale + (batch.places[3 * i + 1] as number);
    const y = shape.y * scale + (batch.places[3 * i + 2] as number) - shape.lift * size;
    if (style.ground) paintGround(context, style, x, y, fitted.width, size);
    context.fillText(fitted.text, x, y + size * TO_BASELINE);
  }
}

function paintGround(
  context: CanvasRenderingContext2D,
  style: TextStyle,
  x: number,
  y: number,
  width: number,
  size: number,
): void {
  const { ground } = style;
  if (!ground) return;
  const start = style.align === 'left' ? x : style.align === 'right' ? x - width : x - width / 2;
  context.beginPath();
  context.roundRect(
    start - ground.pad,
    y - size * 0.58 - ground.pad,
    width + 2 * ground.pad,
    size * 1.16 + 2 * ground.pad,
    3,
  );
  context.globalAlpha = style.opacity * ground.opacity;
  context.fillStyle = ground.fill;
  context.fill();
  context.globalAlpha = style.opacity;
  if (ground.stroke !== null) {
    context.setLineDash([]);
    context.lineWidth = 1;
    context.strokeStyle = ground.stroke;
    context.stroke();
  }
  context.fillStyle = style.color;
}

/** The shapes of a batch, which may cover one another, in an order that does not depend on what was drawn before. */
function byPlace({ shapes, places, count }: Batch): number[] {
  const at = (i: number, axis: 'x' | 'y') =>
    (shapes[i] as TextShape)[axis] * (places[3 * i] as number) +
    (places[3 * i + (axis === 'x' ? 1 : 2)] as number);
  return [...Array(count).keys()].sort((a, b) => at(a, 'y') - at(b, 'y') || at(a, 'x') - at(b, 'x'));
}
