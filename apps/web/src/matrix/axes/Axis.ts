import type { MatrixLine } from './MatrixLine.ts';

/** Lines to a tile's side. */
const TILE_LINES = 24;

/** A line with its place along its axis, in pixels. */
export interface PlacedLine {
  line: MatrixLine;
  start: number;
  size: number;
}

/** The lines of one axis, one after the other, and the same cut into tiles. */
export interface Axis {
  lines: readonly MatrixLine[];
  placed: readonly PlacedLine[];
  tiles: readonly (readonly PlacedLine[])[];
  /** Pixels. */
  length: number;
  /** By key. */
  at: ReadonlyMap<string, number>;
}

/** Places lines along an axis; `sizeOf` in pixels. */
export function toAxis(lines: readonly MatrixLine[], sizeOf: (line: MatrixLine) => number): Axis {
  let length = 0;
  const placed = lines.map((line) => {
    const size = sizeOf(line);
    const start = length;
    length += size;
    return { line, start, size };
  });
  const tiles: PlacedLine[][] = [];
  for (let at = 0; at < placed.length; at += TILE_LINES) tiles.push(placed.slice(at, at + TILE_LINES));
  return { lines, placed, tiles, length, at: new Map(lines.map(({ key }, at) => [key, at])) };
}

/** The line at a distance from the axis's beginning; `-1` beyond its end. */
export function lineIndexAt({ placed, length }: Axis, distance: number): number {
  if (distance < 0 || distance >= length) return -1;
  let [low, high] = [0, placed.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((placed[middle]?.start ?? 0) <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A tile's side: its number, and its lines. */
export interface TileSide {
  at: number;
  lines: readonly PlacedLine[];
}

/** The tiles that a range of lines touches. */
export function tilesIn(
  { tiles }: Axis,
  range: { startIndex: number; endIndex: number } | null,
): readonly TileSide[] {
  if (!range) return [];
  const first = Math.floor(range.startIndex / TILE_LINES);
  return tiles
    .slice(first, Math.floor(range.endIndex / TILE_LINES) + 1)
    .map((lines, at) => ({ at: first + at, lines }));
}
