import type { SceneNetwork } from '../../scene/scene.ts';
import { BAND, BAR, LABEL, LABEL_ROOM, labelWidth } from '../measures.ts';
import type { PlacedBand, PlacedBar, PlacedCard } from '../placement.ts';
import { roomOf } from './bandRoom.ts';
import { blocksBar, isClearOfEntries, isClearOfTaps } from './blocksBar.ts';
import { rowsFrom } from './levelRows.ts';
import type { LivePlacement } from './LivePlacement.ts';
import { toBox } from './Obstacle.ts';
import type { Obstacle } from './Obstacle.ts';
import { reachOfLine } from './reachOfLine.ts';

// The steps of the search, in pixels at zoom 1, and its limit.
const ROW_STEP = 11.5;
const LANE_STEP = 14;
const MAX_LANES = 40;
const MAX_RAISED = 12;
/** The space between a card and the label of the nearest lane. */
const BESIDE = 12;
/** How far an island may grow down for a bar that has no place beside its members. */
const MAX_GROWN = 120;
/** How far right the search goes beyond the end of a band. */
const WIDENED = 2000;
/** How far around a bar its place must be free, at most. */
const AROUND = 8;

/** A place for a bar, and the band that it is in. */
export interface BarPlace {
  bar: PlacedBar;
  band: PlacedBand | undefined;
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
  const band = live.placement.bands.get(cards[0]?.band ?? '');
  const widths = labelWidths(network);
  const limit = band ? endOf(live, band, mayGrow) - BAND.padding : Infinity;
  const start = band && !live.isPage ? band.x : 90;
  const highest = band && !live.isPage ? band.y + BAR.overhang : -Infinity;
  const farthest = BESIDE + MAX_LANES * LANE_STEP + Math.max(...widths);
  const right = Math.max(...cards.map((card) => card.x + card.width));
  const left = Math.min(...cards.map((card) => card.x));
  // All that can be in the way is looked for once.
  const near = live.obstacles.near({
    minX: Math.max(start, left - farthest) - AROUND,
    maxX: Math.min(limit, right + farthest) + AROUND,
    minY: Math.min(...cards.map(({ y }) => y)) - MAX_RAISED * ROW_STEP - LABEL_ROOM - AROUND,
    maxY: Math.max(...cards.map(({ y, height }) => y + height)) + BAR.overhang + AROUND,
  });
  const sides = ([1, -1] as const).map((towards) => ({
    towards,
    edge: towards > 0 ? right : left,
    taps: [...members].map(([id, card]) => tapsTowards(live, id, card, towards, key, near)),
  }));
  for (const labelWidth of widths) {
    const side = labelWidth / 2;
    const open = new Set(sides);
    for (let i = 0; i < MAX_LANES && open.size > 0; i++) {
      for (const each of open) {
        const x = each.edge + each.towards * (BESIDE + side + i * LANE_STEP);
        if (x + side > limit || x - side < start) continue;
        const heights = each.taps.map((taps) => taps.find((tap) => tap.reaches(x))?.y);
        const bar = { key, networkId: network.id, x, top: 0, bottom: 0, labelWidth };
        // What is in the way of a tap is also in the way of a longer one.
        if (!heights.every((height) => height !== undefined)) open.delete(each);
        else {
          const found = reaching(bar, heights, highest, near);
          if (found) return { bar: found, band };
        }
      }
    }
  }
  return findShelfPlace(live, network, key === network.id ? live.bandOf(network.band) : band, key, mayGrow);
}

/** The widths that a label may have: that of all it says, or, where that has no room, that of the name alone. */
export const labelWidths = (network: SceneNetwork): number[] => [
  labelWidth(network),
  labelWidth({ ...network, details: [] }),
];

/** Returns the level taps that a card could have to a bar (`key`) at one side of it, the best first. */
function tapsTowards(
  live: LivePlacement,
  cardId: string,
  card: PlacedCard,
  towards: 1 | -1,
  key: string,
  near: readonly Obstacle[],
) {
  const fromX = towards > 0 ? card.x + card.width : card.x;
  return rowsFrom(live, cardId, card, fromX).map((y) => {
    let reach: number | null = null;
    return {
      y,
      reaches: (x: number): boolean =>
        towards * x <= towards * (reach ??= reachOfLine({ fromX, towards, y }, cardId, key, near)),
    };
  });
}

/**
 * Returns the bar at its x, long enough for taps at the heights `ys`; `null` if something is in the way. Its top is higher
 * than needed where only there its label has room, but not above `highest`.
 */
function reaching(
  bar: PlacedBar,
  ys: readonly number[],
  highest: number,
  near: readonly Obstacle[],
): PlacedBar | null {
  const bottom = Math.max(...ys) + BAR.overhang;
  const lowest = Math.min(...ys) - BAR.overhang;
  const beside = inLane(bar, near);
  for (let step = 0; step < MAX_RAISED; step++) {
    const top = lowest - step * ROW_STEP;
    if (step > 0 && top - LABEL.height < highest) return null;
    const raised = { ...bar, top, bottom };
    const blocked = blocksBar(raised, beside);
    // A higher top only gives the label another place.
    if (blocked === 'bar' || !isClearOfEntries(raised, beside)) return null;
    if (blocked === null) return raised;
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
  const own = band.y + band.height - 6;
  // While a project comes up, its networks are there before its containers. Side by side, all bars can lengthen.
  const isEmpty = live.idsOfBand(band.key).size === 0;
  const bars = isEmpty ? live.obstacles.marksIn(band).bars : [];
  const start = leftOf(bars, band.x + BAND.inset);
  const bottom = live.isPage || !mayGrow || isEmpty ? own : Math.max(own, grownBottom(live, band));
  const limit = endOf(live, band, mayGrow) - BAND.padding;
  const near = live.obstacles.near(
    toBox({ ...band, width: mayGrow ? WIDENED + band.width : band.width, height: bottom - band.y }, AROUND),
  );
  for (const labelWidth of labelWidths(network)) {
    // A band may widen without moving anything, so the search goes on beyond its right end.
    const end = Math.min(band.x + band.width + WIDENED, limit - labelWidth / 2);
    for (let x = start + labelWidth / 2; x < end; x += LANE_STEP) {
      const bar = { key, networkId: network.id, x, top, bottom, labelWidth };
      const beside = inLane(bar, near);
      for (let y = top; y + BAR.idle <= bottom; y += LANE_STEP) {
        const short = { ...bar, top: y, bottom: y + BAR.idle };
        if (blocksBar(short, beside) === null && isClearOfTaps(short, beside)) return { bar: short, band };
      }
    }
  }
  return null;
}

/** Returns the left end of the labels of bars; `otherwise` if there are none. */
const leftOf = (bars: readonly PlacedBar[], otherwise: number): number =>
  bars.length > 0 ? Math.min(...bars.map((bar) => bar.x - bar.labelWidth / 2)) : otherwise;

/** Returns how far down an island may grow, where it meets no other one. */
const grownBottom = (live: LivePlacement, band: PlacedBand): number =>
  Math.min(roomOf(live, band).bottom - BAND.padding, band.y + band.height + MAX_GROWN);

/** Returns how far right a band may reach for a bar. */
const endOf = (live: LivePlacement, band: PlacedBand, mayGrow: boolean): number =>
  mayGrow ? roomOf(live, band).right : band.x + band.width;

/** Returns what can be in the way of a bar at its x, at whatever height. */
function inLane({ x, labelWidth }: PlacedBar, near: readonly Obstacle[]): Obstacle[] {
  const side = Math.max(labelWidth, BAR.width) / 2 + AROUND;
  return near.filter(({ minX, maxX }) => minX <= x + side && maxX >= x - side);
}
