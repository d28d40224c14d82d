import type { SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { cardHeight, lineOffsets } from '../cardShape.ts';
import { BAND, BAR, CARD, LABEL, labelWidth } from '../measures.ts';
import type { Obstacles } from './Obstacles.ts';
import type { PlacedBand, PlacedBar, PlacedCard, Placement } from '../placement.ts';

// The steps of the search, in pixels at zoom 1, and its limit.
const ROW_STEP = 11.5;
const LANE_STEP = 14;
const MAX_LANES = 40;

/**
 * Returns the nearest free place for a card in the columns of its band from which horizontal taps reach its bars;
 * `null` if there is none. The lowest band may lengthen for it.
 */
export function findCardPlace(
  placement: Placement,
  obstacles: Obstacles,
  card: SceneCard,
  bars: readonly PlacedBar[],
): PlacedCard | null {
  const band = bandOf(placement, card.band);
  if (!band) return null;
  const columns = columnsOf(placement, band);
  const sides = { entryPoints: card.entryPoints.length, left: bars.length, right: bars.length };
  const height = cardHeight(card, sides);
  const isLowest = [...placement.bands.values()].every((each) => each.y <= band.y);
  const last = band.y + band.height - BAND.padding - height + (isLowest ? 2000 : 0);
  const aim = bars.length > 0 ? mean(bars.map((bar) => (bar.top + bar.bottom) / 2 - height / 2)) : band.y;
  const candidates: { x: number; y: number; cost: number }[] = [];
  for (const x of columns) {
    const across = bars.map((bar) => Math.min(Math.abs(bar.x - x), Math.abs(bar.x - x - CARD.width)));
    const away = across.reduce((sum, each) => sum + each, 0);
    for (let y = band.y + BAND.header; y <= last && y <= band.y + band.height + 400; y += ROW_STEP) {
      candidates.push({ x, y, cost: away * 2 + Math.abs(y - aim) });
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
    const entriesFree = card.entryPoints.every((_, i) =>
      obstacles.isFreeForLine(0, at.x, at.y + (offsets[i] ?? 0), card.id, null),
    );
    return (
      entriesFree &&
      bars.every((bar, i) => {
        const y = at.y + (offsets[card.entryPoints.length + i] ?? 0);
        const fromX = bar.x >= at.x + at.width / 2 ? at.x + at.width : at.x;
        return (
          obstacles.isFreeForLine(fromX, bar.x, y, card.id, bar.key) &&
          obstacles.isFreeForBar(lengthened(bar, y))
        );
      })
    );
  }
}

/**
 * Returns a free place for a new bar beside its members that horizontal taps from all of them reach. If there is none
 * within 40 steps to each side, any free place in the band of the network; `null` if there is none either.
 */
export function findBarPlace(
  placement: Placement,
  obstacles: Obstacles,
  network: SceneNetwork,
  members: readonly PlacedCard[],
): PlacedBar | null {
  const width = labelWidth(network);
  const ys = members.map((card) => card.y + CARD.height / 2);
  const [top, bottom] = [Math.min(...ys) - BAR.overhang, Math.max(...ys) + BAR.overhang];
  const right = Math.max(...members.map((card) => card.x + card.width));
  const left = Math.min(...members.map((card) => card.x));
  for (let i = 0; i < MAX_LANES; i++) {
    const away = 12 + width / 2 + i * LANE_STEP;
    for (const x of [right + away, left - away]) {
      if (x < 90) continue;
      const bar = { key: network.id, networkId: network.id, x, top, bottom, labelWidth: width };
      const reached = members.every((card) => {
        const fromX = x >= card.x + card.width / 2 ? card.x + card.width : card.x;
        const own = [...placement.cards].find(([, each]) => each === card)?.[0] ?? '';
        return obstacles.isFreeForLine(fromX, x, card.y + CARD.height / 2, own, bar.key);
      });
      if (reached && obstacles.isFreeForBar(bar)) return bar;
    }
  }
  return findShelfPlace(placement, obstacles, network);
}

/**
 * Returns the first free place from the left for a short bar in the band of its network; `null` if there is no such
 * band or no place.
 */
export function findShelfPlace(
  placement: Placement,
  obstacles: Obstacles,
  network: SceneNetwork,
): PlacedBar | null {
  const band = bandOf(placement, network.band);
  if (!band) return null;
  const width = labelWidth(network);
  const top = band.y + BAND.header + LABEL.height;
  // A band may widen without moving anything, so the search goes on beyond its right end.
  for (let x = band.x + BAND.inset + width / 2; x < band.x + band.width + 2000; x += LANE_STEP) {
    for (let y = top; y + BAR.idle <= band.y + band.height - 6; y += LANE_STEP) {
      const bar = {
        key: network.id,
        networkId: network.id,
        x,
        top: y,
        bottom: y + BAR.idle,
        labelWidth: width,
      };
      if (obstacles.isFreeForBar(bar) && isClearOfLines(placement, bar)) return bar;
    }
  }
  return null;
}

const isClearOfLines = (placement: Placement, bar: PlacedBar): boolean =>
  [...placement.taps.values()].every(
    ({ cardX, barX, cardY }) =>
      cardY < bar.top - 40 ||
      cardY > bar.bottom + 4 ||
      bar.x + bar.labelWidth / 2 < Math.min(cardX, barX) ||
      bar.x - bar.labelWidth / 2 > Math.max(cardX, barX),
  );

/** Returns the bar, long enough for a tap at the height `y`. */
export const lengthened = (bar: PlacedBar, y: number): PlacedBar => ({
  ...bar,
  top: Math.min(bar.top, y - BAR.overhang),
  bottom: Math.max(bar.bottom, y + BAR.overhang),
});

/** Returns the left edges of a band’s columns, and of one more column at its right end. */
function columnsOf(placement: Placement, band: PlacedBand): number[] {
  const own = [...placement.cards.values()].filter(
    (card) => card.y >= band.y && card.y <= band.y + band.height,
  );
  const xs = new Set(own.map((card) => card.x));
  const ends = [
    ...own.map((card) => card.x + card.width + 40),
    ...[...placement.bars.values()]
      .filter((bar) => bar.top < band.y + band.height && bar.bottom > band.y)
      .map((bar) => bar.x + bar.labelWidth / 2 + 24),
  ];
  xs.add(Math.max(band.x + BAND.inset, ...ends));
  return [...xs];
}

const bandOf = (placement: Placement, project: string): PlacedBand | undefined =>
  [...placement.bands.values()].find((band) => band.project === project);

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
