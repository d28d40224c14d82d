import type { Rect, Room } from '../layouts/placement.ts';

/** Sizes of a chart of several parts, in pixels at zoom 1: they depend on how small the whole chart will be drawn. */
export interface Measures {
  /** The space between two frames. */
  gap: number;
  /** The space between a frame and what is in it. */
  pad: number;
  /** The height of the line with the name of a part. */
  header: number;
}

/** The same in pixels on the screen while the whole chart is in view. */
const ON_SCREEN: Measures = { gap: 8, pad: 10, header: 24 };
/** What they are at least, in pixels at zoom 1. */
const LEAST: Measures = { gap: 26, pad: 46, header: 48 };
/** The area that a container takes in an average drawing, in pixels at zoom 1. */
const AREA = 40_000;
/** How much smaller a chart is drawn than if its parts filled the room. */
const FILLED = 0.65;
/** Up to this many parts are one under another. */
const MAX_STACKED = 4;
/** How much wider than high a part should be. */
const SHAPE = 1.8;
/** The part of the whole that even the smallest part is given, as a share of the average. */
const LEAST_SHARE = 0.25;

/** The least room for the drawing of a part, in pixels on the screen. */
const LEAST_ROOM: Room = { width: 60, height: 30 };

/** How the parts of a chart share its room, by part in order. */
export interface Shares {
  /** The column that each part is in. */
  columns: readonly number[];
  /** The room that each part’s own drawing should fill, in pixels on the screen. */
  rooms: readonly Room[];
  measures: Measures;
}

/**
 * R301: shares a room among parts, by how many containers each has: a few one under another, many in columns, so that
 * each has a usual shape. Pure and deterministic: parts keep their order, down the first column, then down the next one.
 */
export function share(counts: readonly number[], room: Room): Shares {
  const total = Math.max(1, sum(counts));
  const weights = counts.map((count) => Math.max(1, count, (LEAST_SHARE * total) / counts.length));
  const measures = measuresAt(FILLED * Math.sqrt((room.width * room.height) / (sum(weights) * AREA)));
  const most = counts.length <= MAX_STACKED ? 1 : counts.length;
  let best = cellsOf(weights, 1, room);
  for (let count = 2; count <= most; count++) {
    const cells = cellsOf(weights, count, room);
    if (cells.fault < best.fault) best = cells;
  }
  const { gap, pad, header } = ON_SCREEN;
  return {
    columns: best.columns,
    rooms: best.cells.map(({ width, height }) => ({
      width: Math.max(LEAST_ROOM.width, width - gap - 2 * pad),
      height: Math.max(LEAST_ROOM.height, height - gap - header - 2 * pad),
    })),
    measures,
  };
}

/** The sizes of a chart that is drawn as a whole at about this zoom. */
function measuresAt(zoom: number): Measures {
  const at = (name: keyof Measures) =>
    Math.round(Math.max(LEAST[name], ON_SCREEN[name] / Math.max(zoom, 0.01)));
  return { gap: at('gap'), pad: at('pad'), header: at('header') };
}

/** Divides a room into columns of about equal weight, and each column among its parts. `fault` is how far off they are in shape. */
function cellsOf(weights: readonly number[], count: number, room: Room) {
  const total = sum(weights);
  const inColumn = new Map<number, number>();
  let done = 0;
  const columns = weights.map((weight) => {
    const column = Math.floor(((done + weight / 2) / total) * count);
    done += weight;
    inColumn.set(column, (inColumn.get(column) ?? 0) + weight);
    return column;
  });
  const cells = weights.map((weight, i): Room => {
    const own = inColumn.get(columns[i] as number) as number;
    return { width: (room.width * own) / total, height: (room.height * weight) / own };
  });
  const faults = cells.map(({ width, height }, i) => {
    const off = Math.log(width / height / SHAPE);
    return (weights[i] as number) * off * off;
  });
  return { columns: dense(columns), cells, fault: sum(faults) };
}

/** Numbers columns without gaps: one that a heavy part has passed over is none. */
function dense(columns: readonly number[]): number[] {
  const numbers = new Map<number, number>();
  return columns.map((column) => {
    const number = numbers.get(column) ?? numbers.size;
    numbers.set(column, number);
    return number;
  });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What is not drawn yet is taken to be at most this much wider than high: one that never answers must not widen its column. */
const WIDEST = 3;

/** Room for a sentence: there may be nothing to draw. In pixels at zoom 1. */
const BLANK: Room = { width: 480, height: 48 };

/** Returns about how large the drawing of so many containers will be, in the shape of its room. */
export function guessSize(count: number, room: Room): Room {
  if (count === 0) return BLANK;
  const width = Math.sqrt(Math.max(2, count) * AREA * Math.min(WIDEST, room.width / room.height));
  return { width, height: (Math.max(2, count) * AREA) / width };
}

/** At a smaller zoom, nothing but tiles is drawn, and the drawing with the best tiles is taken. */
const FAR = 0.3;

/** True if so many containers are drawn as tiles while all of them are in this room. */
export const isFar = (count: number, room: Room): boolean =>
  Math.sqrt((room.width * room.height) / (Math.max(1, count) * AREA)) < FAR;

/** Sizes of frames are multiples of this, in pixels at zoom 1: about a card and its gap. */
const STEP = 48;
/** A frame that was too small grows by this much more than needed: what grows once, often grows again. */
const AHEAD = 144;

/**
 * R301: returns the length of a side of a frame with room to grow: a little growth changes nothing. `former` is the length
 * that it had before; 0 for a new one.
 */
export function reserve(needed: number, former: number): number {
  if (needed <= former) return former;
  return Math.ceil((needed + (former > 0 ? AHEAD : 0)) / STEP) * STEP;
}

/** A part to be arranged: the column it is in, and the size that its frame needs. */
export interface Framed {
  column: number;
  width: number;
  height: number;
}

/**
 * R301: places frames in columns, one under another, all of a column as wide as the widest. Returns their rectangles in
 * order. What comes before a frame in its column and in the columns before it alone says where it is.
 */
export function arrange(frames: readonly Framed[], gap: number): Rect[] {
  const count = Math.max(0, ...frames.map(({ column }) => column + 1));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...frames.filter((frame) => frame.column === column).map(({ width }) => width)),
  );
  const bottoms = Array<number>(count).fill(0);
  return frames.map(({ column, height }) => {
    const x =
      sum(widths.slice(0, column)) + widths.slice(0, column).filter((width) => width > 0).length * gap;
    const y = bottoms[column] as number;
    bottoms[column] = y + height + gap;
    return { x, y, width: widths[column] as number, height };
  });
}
