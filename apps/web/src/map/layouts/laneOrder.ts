/** A bar before it has an x: what it occupies from the top of its label down. */
export interface LaneBar {
  id: string;
  from: number;
  to: number;
  labelWidth: number;
  /** 1: all members on its left; −1: all on its right. */
  lean: number;
}

const CLEAR = 10;

/**
 * R67: bars of one gap into as few lanes as will keep them apart (interval colouring), lanes from left to right by
 * where their members stand, so that taps are short.
 */
export function toLanes(bars: readonly LaneBar[]): LaneBar[][] {
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

export const laneWidth = (lane: readonly LaneBar[]): number => Math.max(...lane.map((bar) => bar.labelWidth));

const leanOf = (lane: readonly LaneBar[]) => lane.reduce((sum, bar) => sum + bar.lean, 0) / lane.length;
