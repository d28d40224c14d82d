import type { Scene, SceneTap } from '../../scene/scene.ts';
import { lineOffsets } from '../cardShape.ts';
import { lengthened } from './findPlace.ts';
import { OUTSIDE } from '../measures.ts';
import { pushTo } from '../pushTo.ts';
import type { Obstacles } from './Obstacles.ts';
import type { PlacedBar, PlacedCard, Placement } from '../placement.ts';

/** The minimum distance of two taps at one side of a card, in pixels at zoom 1. */
const APART = 5;

/**
 * Routes a tap from a card to a bar. The tap is horizontal at the first height where nothing is in its way, and the bar
 * lengthens to that height if it must. Where no height is free, the tap is slanted, to the nearest point of the bar.
 */
export function addTap(
  placement: Placement,
  obstacles: Obstacles,
  tap: SceneTap,
  card: PlacedCard,
  bar: PlacedBar,
): void {
  const cardX = bar.x >= card.x + card.width / 2 ? card.x + card.width : card.x;
  const taken = [...placement.taps.values()].filter(
    (each) => each.cardId === tap.cardId && each.cardX === cardX,
  );
  const shared = { id: tap.id, cardId: tap.cardId, barKey: bar.key, cardX, barX: bar.x };
  const rows = rowsOf(card).filter((y) => taken.every((each) => Math.abs(each.cardY - y) >= APART));
  for (const y of rows) {
    const longer = lengthened(bar, y);
    const fits = y >= bar.top + 3 && y <= bar.bottom - 3;
    if (!obstacles.isFreeForLine(cardX, bar.x, y, tap.cardId, bar.key)) continue;
    if (!fits && !obstacles.isFreeForBar(longer)) continue;
    if (!fits) placement.bars.set(bar.key, longer);
    placement.taps.set(tap.id, { ...shared, cardY: y, barY: y });
    return;
  }
  const cardY = rows[0] ?? card.y + card.height / 2;
  const barY = Math.min(Math.max(cardY, bar.top + 6), bar.bottom - 6);
  placement.taps.set(tap.id, { ...shared, cardY, barY });
}

/** Returns the heights at which a line may leave a card: the middle of its header first, then those around it. */
function rowsOf(card: PlacedCard): number[] {
  const middle = card.y + 17;
  return [0, 6, -6, 11, -11, 17, 23, 29, 35]
    .map((step) => middle + step)
    .filter((y) => y < card.y + card.height - 4);
}

/**
 * Places the entry points of all cards: those of unchanged cards at their former heights, the others at the header of
 * their card.
 */
export function addEntryPoints(placement: Placement, scene: Scene, previous: Placement): void {
  placement.entryPoints.clear();
  for (const card of scene.cards) {
    const at = placement.cards.get(card.id);
    if (!at || card.entryPoints.length === 0) continue;
    const offsets = lineOffsets(at.height, card.entryPoints.length, 0);
    const edge = placement.outside.find(
      (rect) => rect.x < at.x && rect.y <= at.y && rect.y + rect.height >= at.y && rect.x > at.x - 1200,
    );
    const base = edge ? edge.x + edge.width : Math.max(0, at.x - 110);
    const before = previous.entryPoints.get(card.id) ?? [];
    card.entryPoints.forEach((entryPoint, index) => {
      const key = `${card.id}/${index}`;
      const old = before[index];
      const isKept = old !== undefined && previous.cards.get(card.id) === at;
      pushTo(placement.entryPoints, card.id, {
        key,
        cardId: card.id,
        ...entryPoint,
        fromX: isKept
          ? old.kind === entryPoint.kind
            ? old.fromX
            : base
          : base + (entryPoint.kind === 'host' ? OUTSIDE.toTick : 0),
        toX: at.x,
        y: isKept ? old.y : at.y + (offsets[index] ?? 17),
      });
    });
  }
}
