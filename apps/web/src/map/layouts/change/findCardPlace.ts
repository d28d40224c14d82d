import type { SceneCard } from '../../scene/scene.ts';
import { cardHeight, lineOffsets } from '../cardShape.ts';
import { BAND, BESIDE_BARS, CARD, ENTRY_ROOM, FAR } from '../measures.ts';
import type { PlacedBand, PlacedBar, PlacedCard } from '../placement.ts';
import { roomOf } from './bandRoom.ts';
import { facingSide, lengthened } from './levelRows.ts';
import type { LivePlacement } from './LivePlacement.ts';
import { outsideEdge } from './placeEntryPoints.ts';

/** The step of the search, in pixels at zoom 1. */
const ROW_STEP = 11.5;

/**
 * Returns the nearest free place for a card in the columns of its band from which horizontal taps reach its bars;
 * `null` if there is none. The band may grow for it where it meets no other band.
 */
export function findCardPlace(
  live: LivePlacement,
  card: SceneCard,
  bars: readonly PlacedBar[],
): PlacedCard | null {
  const band = live.bandOf(card.band);
  if (!band) return null;
  const { obstacles } = live;
  const room = roomOf(live, band);
  const sides = { entryPoints: card.entryPoints.length, left: bars.length, right: bars.length };
  const height = cardHeight(card, sides);
  const last = Math.min(room.bottom - BAND.padding - height, band.y + band.height + 400);
  const columns = columnsOf(live, band).filter(({ x }) => x + CARD.width + BAND.padding <= room.right);
  const aim = bars.length > 0 ? mean(bars.map((bar) => (bar.top + bar.bottom) / 2 - height / 2)) : band.y;
  const candidates: { x: number; y: number; cost: number }[] = [];
  for (const { x, seenAt } of columns) {
    const across = bars.map((bar) =>
      Math.min(Math.abs(bar.x - seenAt), Math.abs(bar.x - seenAt - CARD.width)),
    );
    const away = across.reduce((sum, each) => sum + each, 0);
    // R64: what the outside reaches is near the outside.
    const inward = card.entryPoints.length > 0 ? seenAt - band.x : 0;
    for (let y = band.y + BAND.header; y <= last; y += ROW_STEP) {
      candidates.push({ x, y, cost: away * 2 + inward + Math.abs(y - aim) });
    }
  }
  candidates.sort((a, b) => a.cost - b.cost || a.y - b.y || a.x - b.x);
  for (const { x, y } of candidates) {
    const at = { x, y, width: CARD.width, height, band: band.key };
    if (obstacles.isFreeForCard(at, card.id) && reaches(at)) return at;
  }
  return null;

  function reaches(at: PlacedCard): boolean {
    const offsets = lineOffsets(height, card.entryPoints.length, bars.length);
    const edge = live.isPage ? 0 : outsideEdge(live.placement, at);
    const entriesFree = card.entryPoints.every((_, i) =>
      obstacles.isFreeForLine(edge, at.x, at.y + (offsets[i] ?? 0), card.id, null),
    );
    return (
      entriesFree &&
      bars.every((bar, i) => {
        const y = at.y + (offsets[card.entryPoints.length + i] ?? 0);
        return (
          obstacles.isFreeForLine(facingSide(at, bar.x), bar.x, y, card.id, bar.key) &&
          obstacles.isFreeForBar(lengthened(bar, y))
        );
      })
    );
  }
}

/** A column of a band: its left edge, and the one from which its distance to bars is measured. */
interface Column {
  x: number;
  seenAt: number;
}

/** Returns a band’s columns, one more at its right end, and one left of all bars where there is room for it. */
function columnsOf(live: LivePlacement, band: PlacedBand): Column[] {
  // The rows of a page belong to one band each, from end to end.
  const rows = live.isPage ? { ...band, x: -FAR, width: 2 * FAR } : band;
  const { cards, bars } = live.obstacles.marksIn(rows);
  const xs = new Set(cards.map(({ left }) => left));
  const ends = [
    ...cards.map(({ right }) => right + 40),
    ...bars.map((bar) => bar.x + bar.labelWidth / 2 + BESIDE_BARS),
  ];
  xs.add(Math.max(band.x + BAND.inset, ...ends));
  const first = Math.min(...bars.map((bar) => bar.x - bar.labelWidth / 2));
  const beside = first - BESIDE_BARS - CARD.width;
  // R64: the first column, before the space for the bar of a network that is shared with other projects.
  const before = Math.min(beside, band.x + ENTRY_ROOM);
  const hasRoom = before >= band.x + BAND.inset && cards.every(({ left }) => left > first || left === before);
  if (hasRoom) xs.delete(before);
  const columns = [...xs].map((x) => ({ x, seenAt: x }));
  return hasRoom ? [{ x: before, seenAt: beside }, ...columns] : columns;
}

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
