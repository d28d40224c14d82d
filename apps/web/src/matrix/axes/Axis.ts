import type { MatrixLine } from './MatrixLine.ts';

/** The number of lines along each side of a tile. */
const TILE_LINES = 24;

/** A line with its start and size along its axis, in pixels. */
export interface PlacedLine {
  line: MatrixLine;
  start: number;
  size: number;
}

/** The lines of one axis in their order, and the same lines divided into tiles. */
export interface Axis {
  lines: readonly MatrixLine[];
  placed: readonly PlacedLine[];
  tiles: readonly (readonly PlacedLine[])[];
  /** In pixels. */
  length: number;
  /** The index of each line, by its key. */
  indexOf: ReadonlyMap<string, number>;
}

/** Places lines one after the other along an axis; `sizeOf` returns pixels. */
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
  return { lines, placed, tiles, length, indexOf: new Map(lines.map(({ key }, at) => [key, at])) };
}

/** Returns the index of the line at a distance from the start of the axis; `-1` beyond its ends. */
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

/** The lines along one side of a tile, and the tile's index along the axis. */
export interface TileSide {
  at: number;
  lines: readonly PlacedLine[];
}

/** Returns the tiles that hold a range of lines. */
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
