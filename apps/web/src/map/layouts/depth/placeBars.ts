import { CARD, GAP, LABEL, LABEL_ROOM } from '../measures.ts';
import type { PlacedBar } from '../placement.ts';
import type { PlanPart } from '../toPlan.ts';
import type { BandFrame } from './toBandRows.ts';
import { toGapBars } from './toGapBars.ts';
import type { GapBar } from './toGapBars.ts';
import { laneWidth, toLanes } from './toLanes.ts';

/**
 * R67: places the bars of all networks with members, and the columns between them, gap by gap from left to right. In
 * each gap the trunks (bars that span several bands) are placed first, each at one x in all bands that it passes. The
 * bars of single bands follow at their right. Columns and frames are given their x.
 */
export function placeBars(part: PlanPart, frames: readonly BandFrame[], collapse: boolean): PlacedBar[] {
  const placed: PlacedBar[] = [];
  const gaps = toGapBars(part, frames);
  let deepest = Math.max(1, ...gaps.keys());
  for (const { rows } of frames) deepest = Math.max(deepest, ...rows.columns.keys());
  for (let gap = 1; gap <= deepest; gap++) {
    const bars = gaps.get(gap) ?? [];
    for (const frame of frames) placeColumn(frame, gap);
    if (frames.length === 1) fillGap(frames[0] as BandFrame, gap, bars, null);
    else fillGaps(gap, bars);
  }
  return placed;

  function placeColumn(frame: BandFrame, depth: number): void {
    const column = frame.rows.columns.get(depth);
    if (column) column.x = frame.left;
    const subColumns = column?.subColumns ?? (collapse ? 0 : 1);
    frame.edge = frame.left + subColumns * CARD.width + Math.max(0, subColumns - 1) * GAP.sub;
  }

  /** Fills one gap in several bands. */
  function fillGaps(gap: number, bars: readonly GapBar[]): void {
    const trunks = bars.filter((bar) => bar.first !== bar.last);
    const isPassed = (i: number) => trunks.some((bar) => bar.first <= i && i <= bar.last);
    const from = Math.max(0, ...frames.filter((_, i) => isPassed(i)).map(({ edge }) => edge));
    const passing = { from, to: layLanes(toLanes(trunks), from) };
    for (const [i, frame] of frames.entries()) {
      const own = bars.filter((bar) => bar.first === i && bar.last === i);
      fillGap(frame, gap, own, isPassed(i) ? passing : null);
    }
  }

  /** Fills one gap in one band, through which trunks may pass. */
  function fillGap(
    frame: BandFrame,
    gap: number,
    bars: readonly GapBar[],
    trunks: { from: number; to: number } | null,
  ): void {
    const { edge } = frame;
    const lanes = toLanes(bars);
    const isUsed = lanes.length > 0 || trunks !== null;
    let cursor: number;
    if (trunks) {
      // Where the trunks leave room beside the column, the band's own lanes come first.
      let width = LABEL.side;
      const before = lanes.filter((lane) => (width += laneWidth(lane) + LABEL.side) <= trunks.from - edge);
      layLanes(before, edge);
      cursor = layLanes(lanes.slice(before.length), trunks.to);
    } else cursor = layLanes(lanes, edge);
    const hasColumn = frame.rows.columns.has(gap);
    if (isUsed) frame.right = cursor;
    if (hasColumn) frame.right = Math.max(frame.right, edge);
    if (isUsed || hasColumn) frame.shelfX = isUsed ? cursor + 24 : edge + 48;
    frame.left = isUsed ? Math.max(edge + GAP.min, cursor + LABEL.side) : edge + (collapse ? 0 : GAP.sub);
  }

  function layLanes(lanes: readonly (readonly GapBar[])[], from: number): number {
    let cursor = from;
    for (const lane of lanes) {
      const width = laneWidth(lane);
      const x = Math.round(cursor + LABEL.side + width / 2);
      for (const { piece, from: top, to, labelWidth } of lane) {
        const { key, network } = piece;
        piece.bar = {
          key,
          networkId: network.network.id,
          x,
          top: top + LABEL_ROOM,
          bottom: to,
          labelWidth,
        };
        placed.push(piece.bar);
      }
      cursor = x + width / 2;
    }
    return cursor;
  }
}
