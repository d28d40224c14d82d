import type { SceneCard, SceneNetwork } from '../../scene/scene.ts';
import { cardHeight, lineOffsets } from '../cardShape.ts';
import { BAND, BAR, CARD, LABEL, labelWidth } from '../measures.ts';
import { roomOf } from './bandRoom.ts';
import { isLevelFree, rowsTowards } from './levelRows.ts';
import type { LivePlacement } from './LivePlacement.ts';
import { outsideEdge } from './placeEntryPoints.ts';
import type { PlacedBand, PlacedBar, PlacedCard } from '../placement.ts';

// The steps of the search, in pixels at zoom 1, and its limit.
const ROW_STEP = 11.5;
const LANE_STEP = 14;
const MAX_LANES = 40;
const MAX_RAISED = 12;
/** How far an island may grow down for a bar that has no place beside its members. */
const MAX_GROWN = 120;
/** Farther than any mark, in pixels at zoom 1. */
const FAR = 1e7;

/** A place for a bar, and the band that it is in. */
export interface BarPlace {
  bar: PlacedBar;
  band: PlacedBand | undefined;
}

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
  const columns = columnsOf(live, band).filter((x) => x + CARD.width + BAND.padding <= room.right);
  const aim = bars.length > 0 ? mean(bars.map((bar) => (bar.top + bar.bottom) / 2 - height / 2)) : band.y;
  const candidates: { x: number; y: number; cost: number }[] = [];
  for (const x of columns) {
    const across = bars.map((bar) => Math.min(Math.abs(bar.x - x), Math.abs(bar.x - x - CARD.width)));
    const away = across.reduce((sum, each) => sum + each, 0);
    for (let y = band.y + BAND.header; y <= last; y += ROW_STEP) {
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
    const edge = live.isPage ? 0 : outsideEdge(live.placement, at);
    const entriesFree = card.entryPoints.every((_, i) =>
      obstacles.isFreeForLine(edge, at.x, at.y + (offsets[i] ?? 0), card.id, null),
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
 * Returns a free place for a new bar, or a further piece of one (`key`), beside its members (by id) that horizontal taps
 * from all of them reach, in the band of the first one. If there is none within 40 steps to each side, any free place in
 * that band; `null` if there is none either.
 */
export function findBarPlace(
  live: LivePlacement,
  network: SceneNetwork,
  members: ReadonlyMap<string, PlacedCard>,
  key = network.id,
  mayGrow = true,
): BarPlace | null {
  const cards = [...members.values()];
  const right = Math.max(...cards.map((card) => card.x + card.width));
  const left = Math.min(...cards.map((card) => card.x));
  const band = live.placement.bands.get(cards[0]?.band ?? '');
  const limit = band ? endOf(live, band, mayGrow) - BAND.padding : Infinity;
  const start = band && !live.isPage ? band.x : 90;
  const highest = band && !live.isPage ? band.y + BAR.overhang : -Infinity;
  for (const width of labelWidths(network)) {
    const blocked = new Set<1 | -1>();
    for (let i = 0; i < MAX_LANES && blocked.size < 2; i++) {
      const away = 12 + width / 2 + i * LANE_STEP;
      for (const side of [1, -1] as const) {
        const x = side > 0 ? right + away : left - away;
        if (blocked.has(side) || x + width / 2 > limit || x - width / 2 < start) continue;
        const bar = { key, networkId: network.id, x, top: 0, bottom: 0, labelWidth: width };
        const heights = levelHeights(live, members, bar);
        // What is in the way of a tap is also in the way of a longer one.
        if (!heights) blocked.add(side);
        const found = heights && reaching(live, bar, heights, highest);
        if (found) return { bar: found, band };
      }
    }
  }
  return findShelfPlace(live, network, key === network.id ? live.bandOf(network.band) : band, key, mayGrow);
}

/** The widths that a label may have: that of all it says, or, where that has no room, that of the name alone. */
const labelWidths = (network: SceneNetwork): number[] => [
  labelWidth(network),
  labelWidth({ ...network, details: [] }),
];

/** Returns the heights of level taps from all members to a bar; `null` if something is in the way of one. */
function levelHeights(
  live: LivePlacement,
  members: ReadonlyMap<string, PlacedCard>,
  bar: PlacedBar,
): number[] | null {
  const ys: number[] = [];
  for (const [id, card] of members) {
    const y = rowsTowards(live, id, card, bar).find((each) => isLevelFree(live, id, card, bar, each));
    if (y === undefined) return null;
    ys.push(y);
  }
  return ys;
}

/**
 * Returns the bar at its x, long enough for taps at the heights `ys`; `null` if something is in the way. Its top is higher
 * than needed where only there its label has room, but not above `highest`.
 */
function reaching(
  live: LivePlacement,
  bar: PlacedBar,
  ys: readonly number[],
  highest: number,
): PlacedBar | null {
  const bottom = Math.max(...ys) + BAR.overhang;
  const lowest = Math.min(...ys) - BAR.overhang;
  for (let step = 0; step < MAX_RAISED; step++) {
    const top = lowest - step * ROW_STEP;
    if (step > 0 && top - LABEL.height < highest) return null;
    const raised = { ...bar, top, bottom };
    const blocked = live.obstacles.blocksBar(raised);
    // A higher top only gives the label another place.
    if (blocked === 'bar') return null;
    if (blocked === null && live.obstacles.isClearOfEntries(raised)) return raised;
  }
  return null;
}

/** Returns the first free place from the left for a short bar in a band; `null` if there is none. */
export function findShelfPlace(
  live: LivePlacement,
  network: SceneNetwork,
  band = live.bandOf(network.band),
  key = network.id,
  mayGrow = true,
): BarPlace | null {
  if (!band) return null;
  const top = band.y + BAND.header + LABEL.height;
  // An island may grow down, too, where it meets no other one.
  const grown = Math.min(roomOf(live, band).bottom - BAND.padding, band.y + band.height + MAX_GROWN);
  const bottom = Math.max(band.y + band.height - 6, live.isPage || !mayGrow ? 0 : grown);
  for (const width of labelWidths(network)) {
    // A band may widen without moving anything, so the search goes on beyond its right end.
    const end = Math.min(band.x + band.width + 2000, endOf(live, band, mayGrow) - BAND.padding - width / 2);
    for (let x = band.x + BAND.inset + width / 2; x < end; x += LANE_STEP) {
      for (let y = top; y + BAR.idle <= bottom; y += LANE_STEP) {
        const bar = { key, networkId: network.id, x, top: y, bottom: y + BAR.idle, labelWidth: width };
        if (live.obstacles.isFreeForBar(bar) && live.obstacles.isClearOfTaps(bar)) return { bar, band };
      }
    }
  }
  return null;
}

/** Returns how far right a band may reach for a bar. */
const endOf = (live: LivePlacement, band: PlacedBand, mayGrow: boolean): number =>
  mayGrow ? roomOf(live, band).right : band.x + band.width;

/** Returns the bar, long enough for a tap at the height `y`. */
export const lengthened = (bar: PlacedBar, y: number): PlacedBar => ({
  ...bar,
  top: Math.min(bar.top, y - BAR.overhang),
  bottom: Math.max(bar.bottom, y + BAR.overhang),
});

/** Returns the left edges of a band’s columns, and of one more column at its right end. */
function columnsOf(live: LivePlacement, band: PlacedBand): number[] {
  // The rows of a page belong to one band each, from end to end.
  const rows = live.isPage ? { ...band, x: -FAR, width: 2 * FAR } : band;
  const { cards, bars } = live.obstacles.marksIn(rows);
  const xs = new Set(cards.map(({ left }) => left));
  const ends = [
    ...cards.map(({ right }) => right + 40),
    ...bars.map((bar) => bar.x + bar.labelWidth / 2 + 24),
  ];
  xs.add(Math.max(band.x + BAND.inset, ...ends));
  return [...xs];
}

const mean = (list: readonly number[]) => list.reduce((sum, each) => sum + each, 0) / list.length;
