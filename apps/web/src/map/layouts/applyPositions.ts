import { BAR } from './measures.ts';
import type { PlacedBar, PlacedCard, PlacedTap, Placement } from './placement.ts';

export type Positions = ReadonlyMap<string, { x: number; y: number }>;

/**
 * R73: moves dragged marks (`c:<id>`, `n:<id>`; the centre of a card or bar) to where they were put; their lines follow,
 * and bars lengthen or shorten to their taps. A bar with taps keeps to their heights: only its x is its own.
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
  for (const [word, at] of positions) {
    const id = word.slice(2);
    const card = word.startsWith('c:') ? cards.get(id) : undefined;
    const bar = word.startsWith('n:') ? bars.get(id) : undefined;
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
      return toLevel(tap, tap.cardY - old.y, cards.get(tap.cardId) as PlacedCard, bar);
    });
    for (const tap of routed) taps.set(tap.id, tap);
    const ys = routed.map((tap) => tap.barY);
    bars.set(key, { ...bar, top: Math.min(...ys) - BAR.overhang, bottom: Math.max(...ys) + BAR.overhang });
  }
  const doors = placement.entryPoints.map((door) => {
    const old = movedCards.get(door.cardId);
    const card = cards.get(door.cardId);
    return old && card ? { ...door, toX: card.x, y: door.y - old.y + card.y } : door;
  });
  return { ...placement, cards, bars, taps, entryPoints: doors };
}

/** A level tap from the card's side that faces the bar, `down` below the card's top. */
function toLevel(tap: PlacedTap, down: number, card: PlacedCard, bar: PlacedBar): PlacedTap {
  const y = card.y + down;
  const cardX = bar.x >= card.x + card.width / 2 ? card.x + card.width : card.x;
  return { ...tap, cardX, cardY: y, barX: bar.x, barY: y };
}
