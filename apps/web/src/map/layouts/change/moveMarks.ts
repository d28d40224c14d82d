import { BAR } from '../measures.ts';
import type { PlacedBar, PlacedCard, PlacedTap } from '../placement.ts';
import type { LivePlacement } from './LivePlacement.ts';

/** Centres of dragged cards (`c:<container id>`) and bars (`n:<network id>`, the first piece), in pixels at zoom 1. */
export type Positions = ReadonlyMap<string, { x: number; y: number }>;

/**
 * R73: moves cards and bars to where they were dragged, at the cost of what is attached to them. Their lines follow, and each
 * affected bar lengthens or shortens so that it spans its taps. For a bar with taps only the x of the position is used:
 * the heights of its taps determine its top and bottom.
 */
export function moveMarks(live: LivePlacement, positions: Positions): void {
  /** By tap: how far below the top of its card it starts. */
  const down = new Map<string, number>();
  const bars = new Set<string>();
  const follow = (tap: PlacedTap) => {
    const card = live.placement.cards.get(tap.cardId);
    if (card && !down.has(tap.id)) down.set(tap.id, tap.cardY - card.y);
    bars.add(tap.barKey);
  };
  for (const [markId, at] of positions) {
    const id = markId.slice(2);
    if (markId.startsWith('c:')) moveCard(live, id, at, follow);
    else if (markId.startsWith('n:')) moveBar(live, id, at, follow);
  }
  for (const [id, offset] of down) {
    const tap = live.placement.taps.get(id);
    const card = live.placement.cards.get(tap?.cardId ?? '');
    const bar = live.placement.bars.get(tap?.barKey ?? '');
    if (tap && card && bar) live.setTap(routeLevel(tap, card.y + offset, card, bar));
  }
  for (const key of bars) {
    const bar = live.placement.bars.get(key);
    if (bar) spanTaps(live, bar);
  }
}

function moveCard(
  live: LivePlacement,
  id: string,
  at: { x: number; y: number },
  follow: (tap: PlacedTap) => void,
): void {
  const card = live.placement.cards.get(id);
  if (!card) return;
  const [x, y] = [at.x - card.width / 2, at.y - card.height / 2];
  if (card.x === x && card.y === y) return;
  for (const tap of live.tapsOfCard(id)) follow(tap);
  live.setCard(id, { ...card, x, y });
  const entryPoints = live.placement.entryPoints.get(id);
  if (entryPoints)
    live.setEntryPoints(
      id,
      entryPoints.map((each) => ({ ...each, toX: x, y: each.y - card.y + y })),
    );
}

function moveBar(
  live: LivePlacement,
  key: string,
  at: { x: number; y: number },
  follow: (tap: PlacedTap) => void,
): void {
  const bar = live.placement.bars.get(key);
  if (!bar) return;
  const taps = live.tapsOfBar(key);
  const dy = taps.length > 0 ? 0 : at.y - (bar.top + bar.bottom) / 2;
  if (bar.x === at.x && dy === 0) return;
  for (const tap of taps) follow(tap);
  live.setBar({ ...bar, x: at.x, top: bar.top + dy, bottom: bar.bottom + dy });
}

/** Routes a tap horizontally at the height `y`, from the side of the card that faces the bar. */
function routeLevel(tap: PlacedTap, y: number, card: PlacedCard, bar: PlacedBar): PlacedTap {
  const cardX = bar.x >= card.x + card.width / 2 ? card.x + card.width : card.x;
  return { ...tap, cardX, cardY: y, barX: bar.x, barY: y };
}

function spanTaps(live: LivePlacement, bar: PlacedBar): void {
  const ys = live.tapsOfBar(bar.key).map((tap) => tap.barY);
  if (ys.length === 0) return;
  const [top, bottom] = [Math.min(...ys) - BAR.overhang, Math.max(...ys) + BAR.overhang];
  if (bar.top !== top || bar.bottom !== bottom) live.setBar({ ...bar, top, bottom });
}
