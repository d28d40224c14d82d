import { BAR } from './measures.ts';
import type { PlacedBar, PlacedCard, PlacedTap, Placement } from './placement.ts';

/** Centres of dragged cards (`c:<container id>`) and bars (`n:<network id>`, the first piece), in pixels at zoom 1. */
export type Positions = ReadonlyMap<string, { x: number; y: number }>;

/**
 * R73: moves the dragged cards and bars of a placement to their stored positions. Their lines follow, and each affected
 * bar lengthens or shortens so that it spans its taps. For a bar with taps only the x of the position is used: the
 * heights of its taps determine its top and bottom.
 */
export function applyPositions(placement: Placement, positions: Positions): Placement {
  if (positions.size === 0) return placement;
  const cards = new Map(placement.cards);
  const bars = new Map(placement.bars);
  const taps = new Map(placement.taps);
  const tapsOfBar = new Map<string, PlacedTap[]>();
  for (const tap of taps.values()) {
    tapsOfBar.set(tap.barKey, [...(tapsOfBar.get(tap.barKey) ?? []), tap]);
  }
  const movedCards = new Map<string, PlacedCard>();
  const touchedBars = new Set<string>();
  for (const [markId, at] of positions) {
    const id = markId.slice(2);
    const card = markId.startsWith('c:') ? cards.get(id) : undefined;
    const bar = markId.startsWith('n:') ? bars.get(id) : undefined;
    if (card) {
      movedCards.set(id, card);
      cards.set(id, { ...card, x: at.x - card.width / 2, y: at.y - card.height / 2 });
    } else if (bar) {
      const down = tapsOfBar.has(id) ? 0 : at.y - (bar.top + bar.bottom) / 2;
      bars.set(id, { ...bar, x: at.x, top: bar.top + down, bottom: bar.bottom + down });
      touchedBars.add(id);
    }
  }
  for (const tap of placement.taps.values()) {
    if (movedCards.has(tap.cardId)) touchedBars.add(tap.barKey);
  }
  for (const key of touchedBars) {
    const own = tapsOfBar.get(key);
    const bar = bars.get(key) as PlacedBar;
    if (!own) continue;
    const routed = own.map((tap) => {
      const old = placement.cards.get(tap.cardId) as PlacedCard;
      return routeLevel(tap, tap.cardY - old.y, cards.get(tap.cardId) as PlacedCard, bar);
    });
    for (const tap of routed) taps.set(tap.id, tap);
    const ys = routed.map((tap) => tap.barY);
    bars.set(key, { ...bar, top: Math.min(...ys) - BAR.overhang, bottom: Math.max(...ys) + BAR.overhang });
  }
  const entryPoints = new Map(placement.entryPoints);
  for (const [id, old] of movedCards) {
    const card = cards.get(id) as PlacedCard;
    const own = entryPoints.get(id);
    if (own)
      entryPoints.set(
        id,
        own.map((each) => ({ ...each, toX: card.x, y: each.y - old.y + card.y })),
      );
  }
  return { ...placement, cards, bars, taps, entryPoints };
}

/** Routes a tap horizontally, from the side of the card that faces the bar, `down` pixels below the top of the card. */
function routeLevel(tap: PlacedTap, down: number, card: PlacedCard, bar: PlacedBar): PlacedTap {
  const y = card.y + down;
  const cardX = bar.x >= card.x + card.width / 2 ? card.x + card.width : card.x;
  return { ...tap, cardX, cardY: y, barX: bar.x, barY: y };
}
