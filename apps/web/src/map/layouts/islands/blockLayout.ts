import { drawDepth } from '../depth/depthLayout.ts';
import { drawingBounds, emptyDrawing, joinDrawing } from '../Drawing.ts';
import type { Drawing } from '../Drawing.ts';
import { ASIDE_WIDTH, BAND, titleRoom } from '../measures.ts';
import type { Rect } from '../placement.ts';
import type { PlanPart } from '../toPlan.ts';
import { compactWrap } from './compactWrap.ts';
import { packStrip } from './packStrip.ts';
import type { PackedStrip } from './packStrip.ts';
import { toParts } from './toParts.ts';

/** The space between two parts of a block, in pixels at zoom 1. */
const GAP = 26;
/** The space above the labels at the top of a block. */
const TOP = 5;
/** The shapes that are tried for a block of several parts: its width divided by its height. */
const ASPECTS = [0.8, 1.2, 1.8, 2.6, 4];
/** A block should be about this many times as wide as it is high, because most windows are wide. */
const BEST_ASPECT = 1.8;

/**
 * R70: places the cards and networks of one project. What is connected to the cards with entry points is drawn by Depth
 * from the left edge. The other parts, which no line joins to it, are drawn by Depth, too, and packed around it.
 */
export function blockLayout(block: PlanPart): Drawing {
  const { open, others } = toParts(block);
  if (open === block || others[0] === block) return draw(block);

  const drawing = open ? draw(open) : emptyDrawing();
  const [band] = drawing.bands;
  const parts = others.map((part, i) => {
    const own = draw(part);
    const unreachable = own.bands[0]?.unreachable === true;
    own.bands = [];
    return { key: String(i), drawing: own, unreachable, bounds: drawingBounds(own) };
  });
  const unreachable = !open && parts.some((part) => part.unreachable) && parts.every(isShut);
  const title = titleRoom(block.key) + (unreachable ? ASIDE_WIDTH : 0);
  const corner = band
    ? { width: band.width + GAP - 2 * BAND.padding, height: band.height + GAP - BAND.padding - TOP }
    : { width: title, height: BAND.titleLine };
  const packed = packParts(corner, parts);
  for (const { key, drawing: own, bounds } of parts) {
    const { x, y } = packed.at.get(key) as { x: number; y: number };
    joinDrawing(drawing, own, x + BAND.padding - bounds.x, y + TOP - bounds.y);
  }
  const width = Math.max(packed.width - GAP + 2 * BAND.padding, title);
  const height = packed.height - GAP + TOP + BAND.padding;
  drawing.bands = [{ key: block.key, project: block.key, x: 0, y: 0, width, height, unreachable }];
  for (const rect of drawing.outside) rect.height = height;
  return drawing;
}

const draw = (part: PlanPart): Drawing => drawDepth(part, { frame: 'island', wrapAfter: compactWrap(part) });

/** Packs the parts around the corner in the shape that takes the least room. */
function packParts(
  corner: { width: number; height: number },
  parts: readonly { key: string; bounds: Rect }[],
): PackedStrip {
  const boxes = parts.map(({ key, bounds }) => ({
    key,
    width: bounds.width + GAP,
    height: bounds.height + GAP,
  }));
  boxes.sort((a, b) => b.height - a.height || b.width - a.width || Number(a.key) - Number(b.key));
  const area = boxes.reduce((sum, box) => sum + box.width * box.height, corner.width * corner.height);
  const widest = Math.max(corner.width, ...boxes.map((box) => box.width));
  const tried = ASPECTS.map((aspect) =>
    packStrip(boxes, { width: Math.max(widest, Math.sqrt(area * aspect)), corner }),
  );
  const cost = ({ width, height }: PackedStrip) =>
    width * height * (1 + 0.2 * Math.abs(Math.log(width / height / BEST_ASPECT)));
  return tried
    .filter((each) => each !== null)
    .reduce((best, each) => (cost(each) < cost(best) ? each : best));
}

const isShut = ({ drawing, unreachable }: { drawing: Drawing; unreachable: boolean }): boolean =>
  unreachable || drawing.taps.length === 0;
