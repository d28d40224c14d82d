/** A bar that has no x yet. It occupies the y range from the top of its label (`from`) to its lower end (`to`). */
export interface LaneBar {
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
export function toLanes<Bar extends LaneBar>(bars: readonly Bar[]): Bar[][] {
  if (bars.length < 2) return bars.map((bar) => [bar]);
  const lanes: Bar[][] = [];
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

export function laneWidth(lane: readonly LaneBar[]): number {
  let widest = 0;
  for (const { labelWidth } of lane) widest = Math.max(widest, labelWidth);
  return widest;
}

const leanOf = (lane: readonly LaneBar[]) => lane.reduce((sum, bar) => sum + bar.lean, 0) / lane.length;
