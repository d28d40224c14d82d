import type { SceneCard } from '../../scene/scene.ts';
import { lineOffsets } from '../cardShape.ts';
import { OUTSIDE } from '../measures.ts';
import type { PlacedCard, Placement } from '../placement.ts';
import type { FormerMarks } from './former/FormerMarks.ts';
import type { LivePlacement } from './LivePlacement.ts';

/**
 * Places the entry points of a card: at their former heights if the card is where it was (`isMoved` is false), otherwise
 * at the header of the card. A container that is stopped publishes no port: its entry points come back as it starts (R271).
 */
export function placeEntryPoints(
  live: LivePlacement,
  former: FormerMarks,
  card: SceneCard,
  isMoved: boolean,
): void {
  const at = live.placement.cards.get(card.id);
  if (!at) return;
  const before = isMoved ? [] : (live.placement.entryPoints.get(card.id) ?? former.entryPointsOf(card, at));
  const offsets = lineOffsets(at.height, card.entryPoints.length, 0);
  const edge = outsideEdge(live.placement, at);
  const own = card.entryPoints.map((entryPoint, index) => {
    const old = before[index];
    const start = edge + (entryPoint.kind === 'host' ? OUTSIDE.toTick : 0);
    return {
      key: `${card.id}/${index}`,
      cardId: card.id,
      ...entryPoint,
      fromX: old?.kind === entryPoint.kind ? old.fromX : start,
      toX: at.x,
      y: old?.y ?? at.y + (offsets[index] ?? 17),
    };
  });
  live.setEntryPoints(card.id, own);
}

/** Returns the right edge of the nearest outside at the left of a card; a point near the card where there is none. */
export function outsideEdge(placement: Placement, at: PlacedCard): number {
  const edges = placement.outside
    .filter((rect) => rect.x < at.x && rect.y <= at.y && rect.y + rect.height >= at.y && rect.x > at.x - 1200)
    .map((rect) => rect.x + rect.width);
  return edges.length > 0 ? Math.max(...edges) : Math.max(0, at.x - 110);
}
