import type { Scene } from '../../scene/scene.ts';
import { depthLayout } from '../depth/depthLayout.ts';
import type { Depths } from '../depth/toDepths.ts';
import { ASIDE_WIDTH, BAND, titleRoom } from '../measures.ts';
import { addMoved, boundsOf, emptyPlacement } from '../placement.ts';
import type { Placement, Rect } from '../placement.ts';
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
export function blockLayout(project: string, scene: Scene, depths: Depths): Placement {
  const { open, others } = toParts(scene);
  const draw = (part: Scene) =>
    depthLayout(part, { frame: 'island', depths, wrapAfter: compactWrap(part, depths) });
  const isOpen = open.cards.length > 0;
  if (others.length === (isOpen ? 0 : 1)) return draw(scene);

  const block = isOpen ? draw(open) : emptyPlacement();
  const band = block.bands.get(project);
  const parts = others.map((part, i) => {
    const drawing = draw(part);
    const unreachable = drawing.bands.get(project)?.unreachable === true;
    drawing.bands.clear();
    return { key: String(i), drawing, unreachable, bounds: boundsOf(drawing) };
  });
  const unreachable = !isOpen && parts.some((part) => part.unreachable) && parts.every(isShut);
  const title = titleRoom(project) + (unreachable ? ASIDE_WIDTH : 0);
  const corner = band
    ? { width: band.width + GAP - 2 * BAND.padding, height: band.height + GAP - BAND.padding - TOP }
    : { width: title, height: BAND.titleLine };
  const packed = packParts(corner, parts);
  for (const { key, drawing, bounds } of parts) {
    const { x, y } = packed.at.get(key) as { x: number; y: number };
    addMoved(block, drawing, x + BAND.padding - bounds.x, y + TOP - bounds.y);
  }
  const size = {
    width: Math.max(packed.width - GAP + 2 * BAND.padding, title),
    height: packed.height - GAP + TOP + BAND.padding,
  };
  block.bands.set(project, { key: project, project, x: 0, y: 0, ...size, unreachable });
  block.outside = block.outside.map((rect) => ({ ...rect, height: size.height }));
  return block;
}

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

const isShut = ({ drawing, unreachable }: { drawing: Placement; unreachable: boolean }): boolean =>
  unreachable || drawing.taps.size === 0;
