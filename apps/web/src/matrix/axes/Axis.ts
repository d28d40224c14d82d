import { keepLine } from './MatrixLine.ts';
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

/**
 * Places lines one after the other along an axis; `sizeOf` returns pixels. Lines and tiles that are as in the axis from
 * before stay the same objects, as does the axis as a whole: what is drawn of them need not be drawn again.
 */
export function toAxis(
  lines: readonly MatrixLine[],
  sizeOf: (line: MatrixLine) => number,
  before?: Axis,
): Axis {
  let length = 0;
  const placed = lines.map((each) => {
    const known = before?.placed[before.indexOf.get(each.key) ?? -1];
    const line = keepLine(known?.line, each);
    const size = sizeOf(line);
    const start = length;
    length += size;
    const isSame = known?.line === line && known.start === start && known.size === size;
    return isSame ? known : { line, start, size };
  });
  if (before && isSameList(before.placed, placed)) return before;
  const tiles: (readonly PlacedLine[])[] = [];
  for (let at = 0; at < placed.length; at += TILE_LINES) {
    const [known, tile] = [before?.tiles[tiles.length], placed.slice(at, at + TILE_LINES)];
    tiles.push(known && isSameList(known, tile) ? known : tile);
  }
  return {
    lines: placed.map(({ line }) => line),
    placed,
    tiles,
    length,
    indexOf: new Map(lines.map(({ key }, at) => [key, at])),
  };
}

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);

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

/** R303: true if an engine begins or ends before this line, unless both sides of the edge are folded engines. */
export function isEdge({ lines }: Axis, at: number): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  return line?.kind === 'engine' && (!line.isFolded || before?.kind !== 'engine');
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
