import type { Scene, SceneNetwork } from '../../scene/scene.ts';
import type { BandRows } from './toBandRows.ts';
import { pushTo } from '../pushTo.ts';
import type { Depths } from './toDepths.ts';
import { BAR, CARD, GAP, LABEL, LABEL_ROOM, labelWidth } from '../measures.ts';
import type { Placement } from '../placement.ts';

/** A band with its rows and its vertical position. */
export interface BandFrame {
  rows: BandRows;
  top: number;
  /** The y at which the rows start, below the header. */
  content: number;
}

/**
 * For each band, in the order of the frames: `lefts` is the left edge of each column, `ends` the x at which the shelf
 * starts, and `right` the right end of its bars and columns.
 */
export interface Columns {
  lefts: Map<number, number>[];
  ends: number[];
  right: number[];
}

/** A bar of one gap, with the indexes of the first and the last band that it spans. */
interface GapBar extends LaneBar {
  gap: number;
  first: number;
  last: number;
}

/**
 * R67: places the bars of all networks with members, and the columns between them, gap by gap from left to right. In
 * each gap the trunks (bars that span several bands) are placed first, each at one x in all bands that it passes. The
 * bars of single bands follow at their right.
 */
export function placeBars(
  placement: Placement,
  scene: Scene,
  depths: Depths,
  frames: readonly BandFrame[],
  options: { firstColumn: number; collapse: boolean },
): Columns {
  const gaps = new Map<number, GapBar[]>();
  for (const bar of toGapBars(scene, depths, frames)) pushTo(gaps, bar.gap, bar);
  const lefts = frames.map(() => new Map([[1, options.firstColumn]]));
  const ends = frames.map(() => options.firstColumn);
  const right = frames.map(() => options.firstColumn);
  const deepest = Math.max(1, ...gaps.keys(), ...frames.flatMap(({ rows }) => [...rows.columns.keys()]));

  for (let gap = 1; gap <= deepest; gap++) {
    const bars = gaps.get(gap) ?? [];
    const edges = frames.map(({ rows }, i) =>
      columnRight(rows, gap, (lefts[i] as Map<number, number>).get(gap) ?? 0),
    );
    const cursors = [...edges];
    const trunks = bars.filter((bar) => bar.first !== bar.last);
    const passed = frames.map((_, i) => trunks.some((bar) => bar.first <= i && i <= bar.last));
    const firstTrunk = Math.max(0, ...edges.filter((_, i) => passed[i]));
    const lastTrunk = layLanes(toLanes(trunks), firstTrunk);
    for (const [i, { rows }] of frames.entries()) {
      const own = toLanes(bars.filter((bar) => bar.first === i && bar.last === i));
      const used = own.length > 0 || passed[i] === true;
      const edge = edges[i] as number;
      if (passed[i] === true) {
        // Where the trunks leave room beside the column, the band's own lanes come first.
        let width = LABEL.side;
        const before = own.filter((lane) => (width += laneWidth(lane) + LABEL.side) <= firstTrunk - edge);
        layLanes(before, edge);
        cursors[i] = layLanes(own.slice(before.length), lastTrunk);
      } else cursors[i] = layLanes(own, edge);
      const min = used ? edge + GAP.min : edge + (options.collapse ? 0 : GAP.sub);
      const next = used ? Math.max(min, cursors[i] + LABEL.side) : min;
      (lefts[i] as Map<number, number>).set(gap + 1, next);
      if (used) right[i] = cursors[i];
      if (rows.columns.has(gap)) right[i] = Math.max(right[i] as number, edge);
      if (used || rows.columns.has(gap)) ends[i] = used ? cursors[i] + 24 : edge + 48;
    }
  }
  return { lefts, ends, right };

  function columnRight(rows: BandRows, column: number, left: number): number {
    const subColumns = rows.columns.get(column)?.subColumns ?? (options.collapse ? 0 : 1);
    return left + subColumns * CARD.width + Math.max(0, subColumns - 1) * GAP.sub;
  }

  function layLanes(lanes: readonly (readonly LaneBar[])[], from: number): number {
    let cursor = from;
    for (const lane of lanes) {
      const width = laneWidth(lane);
      const x = Math.round(cursor + LABEL.side + width / 2);
      for (const bar of lane) {
        placement.bars.set(bar.id, {
          key: bar.id,
          networkId: bar.id,
          x,
          top: bar.from + LABEL_ROOM,
          bottom: bar.to,
          labelWidth: bar.labelWidth,
        });
      }
      cursor = x + width / 2;
    }
    return cursor;
  }
}

function toGapBars(scene: Scene, depths: Depths, frames: readonly BandFrame[]): GapBar[] {
  const networks = new Map(scene.networks.map((network) => [network.id, network]));
  const tapOf = new Map(scene.taps.map((tap) => [tap.id, tap.networkId]));
  const lines = new Map<string, { band: number; y: number; side: 'left' | 'right' }[]>();
  /** The heights of all taps, by band and gap. Labels of other networks must not cross them. */
  const heights = frames.map(() => new Map<number, { y: number; networkId: string }[]>());
  for (const [band, { rows, content }] of frames.entries()) {
    for (const [id, line] of rows.taps) {
      const networkId = tapOf.get(id) ?? '';
      pushTo(lines, networkId, { band, y: content + line.y, side: line.side });
      const gap = depths.networks.get(networkId) ?? 0;
      pushTo(heights[band] as Map<number, { y: number; networkId: string }[]>, gap, {
        y: content + line.y,
        networkId,
      });
    }
  }
  return [...lines].map(([id, own]) => {
    const gap = depths.networks.get(id) ?? 1;
    const bands = own.map((line) => line.band);
    const first = Math.min(...bands);
    const last = Math.max(...bands);
    const natural =
      Math.min(...own.filter((line) => line.band === first).map((line) => line.y)) - BAR.overhang;
    const others = (heights[first]?.get(gap) ?? []).filter((tap) => tap.networkId !== id).map((tap) => tap.y);
    const top = labelledTop(natural, others, (frames[first] as BandFrame).content - 4);
    const to = Math.max(...own.map((line) => line.y)) + BAR.overhang;
    // A tap that starts at the right side of a card reaches its bar from the left.
    const lean = own.reduce((sum, line) => sum + (line.side === 'right' ? 1 : -1), 0) / own.length;
    return {
      id,
      gap,
      first,
      last,
      from: top - LABEL_ROOM,
      to,
      labelWidth: labelWidth(networks.get(id) as SceneNetwork),
      lean,
    };
  });
}

/**
 * Returns the top of a bar: `natural`, or the nearest y above it at which no tap of another network (`others`) crosses
 * the label. `highest` is the limit: it is just below the band’s header, where there are no taps.
 */
function labelledTop(natural: number, others: readonly number[], highest: number): number {
  let top = Math.max(natural, highest);
  for (;;) {
    const crossing = others.filter((y) => y > top - LABEL_ROOM - 3 && y < top + 3);
    if (crossing.length === 0 || top <= highest) return top;
    top = Math.max(highest, Math.min(...crossing) - 4);
  }
}

/** A bar that has no x yet. It occupies the y range from the top of its label (`from`) to its lower end (`to`). */
interface LaneBar {
  id: string;
  from: number;
  to: number;
  labelWidth: number;
  /** The mean side of its members: 1 if all are on its left, −1 if all are on its right. */
  lean: number;
}

/** The minimum vertical space between two bars of one lane, in pixels at zoom 1. */
const CLEAR = 10;

/**
 * R67: distributes the bars of one gap to as few lanes as possible without overlaps (interval colouring). Lanes whose
 * members are mostly on the left come first, so that taps are short.
 */
function toLanes(bars: readonly LaneBar[]): LaneBar[][] {
  const lanes: LaneBar[][] = [];
  const sorted = bars.toSorted((a, b) => a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1));
  for (const bar of sorted) {
    const free = lanes
      .filter((lane) => (lane.at(-1)?.to ?? 0) + CLEAR <= bar.from)
      .sort((a, b) => Math.abs(leanOf(a) - bar.lean) - Math.abs(leanOf(b) - bar.lean))[0];
    if (free) free.push(bar);
    else lanes.push([bar]);
  }
  return lanes.sort((a, b) => leanOf(b) - leanOf(a));
}

const laneWidth = (lane: readonly LaneBar[]): number => Math.max(...lane.map((bar) => bar.labelWidth));

const leanOf = (lane: readonly LaneBar[]) => lane.reduce((sum, bar) => sum + bar.lean, 0) / lane.length;
