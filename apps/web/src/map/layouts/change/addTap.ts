import type { Scene, SceneTap } from '../../scene/scene.ts';
import { lineOffsets } from '../cardShape.ts';
import { lengthened } from './findPlace.ts';
import { OUTSIDE } from '../measures.ts';
import type { Obstacles } from './Obstacles.ts';
import type { PlacedBar, PlacedCard, Placement } from '../placement.ts';

const APART = 5;

/** Joins a card to a bar: level, the bar lengthened if need be, where nothing stands in the way; else slanted to the nearest point of the bar. */
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

/** Heights at which a line may leave a card: the middle of its head first, then around it. */
function rowsOf(card: PlacedCard): number[] {
  const middle = card.y + 17;
  return [0, 6, -6, 11, -11, 17, 23, 29, 35]
    .map((step) => middle + step)
    .filter((y) => y < card.y + card.height - 4);
}

/** The doors of all placed cards: kept ones at their height, new ones at the card's head. */
export function addEntryPoints(placement: Placement, scene: Scene, previous: Placement): void {
  const before = new Map(previous.entryPoints.map((door) => [door.key, door]));
  placement.entryPoints = [];
  for (const card of scene.cards) {
    const at = placement.cards.get(card.id);
    if (!at || card.entryPoints.length === 0) continue;
    const offsets = lineOffsets(at.height, card.entryPoints.length, 0);
    const edge = placement.outside.find(
      (rect) => rect.x < at.x && rect.y <= at.y && rect.y + rect.height >= at.y && rect.x > at.x - 1200,
    );
    const base = edge ? edge.x + edge.width : Math.max(0, at.x - 110);
    card.entryPoints.forEach((door, index) => {
      const key = `${card.id}/${index}`;
      const old = before.get(key);
      const isKept = old !== undefined && previous.cards.get(card.id) === at;
      placement.entryPoints.push({
        key,
        cardId: card.id,
        ...door,
        fromX: isKept
          ? old.kind === door.kind
            ? old.fromX
            : base
          : base + (door.kind === 'host' ? OUTSIDE.toTick : 0),
        toX: at.x,
        y: isKept ? old.y : at.y + (offsets[index] ?? 17),
      });
    });
  }
}
