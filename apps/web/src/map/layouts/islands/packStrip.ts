export interface Box {
  key: string;
  width: number;
  height: number;
}

export interface PackedStrip {
  /** By key: the upper left corner of each box. */
  at: Map<string, { x: number; y: number }>;
  width: number;
  height: number;
}

interface StripOptions {
  width: number;
  /** Beyond this height the packing is given up. */
  maxHeight?: number;
  /** A box at the upper left corner around which the others are packed. */
  corner?: { width: number; height: number };
}

/** So many of the next boxes are compared at each step. A wider choice fills better and keeps the order less. */
const CHOICE = 16;
/** Sums of widths differ from each other by less than this. */
const ROUNDING = 0.001;

/**
 * Packs boxes in a strip without overlaps, from its top: the lowest free place always gets the widest box that fits, of
 * the next ones in the given order. Returns `null` if a box is wider than the strip or the strip becomes too high.
 * O(n × (boxes side by side)).
 */
export function packStrip(
  boxes: readonly Box[],
  { width: right, maxHeight = Infinity, corner }: StripOptions,
): PackedStrip | null {
  const packed: PackedStrip = { at: new Map(), width: corner?.width ?? 0, height: corner?.height ?? 0 };
  if (packed.width > right || packed.height > maxHeight) return null;
  // The lower edge of what is packed: from each x to the next one, or to the right end, it is at y.
  const edge = corner
    ? [
        { x: 0, y: corner.height },
        { x: corner.width, y: 0 },
      ]
    : [{ x: 0, y: 0 }];
  const left = [...boxes];
  let narrowest = Infinity;
  for (const { width } of boxes) narrowest = Math.min(narrowest, width);
  while (left.length > 0) {
    let lowest = 0;
    for (let i = 1; i < edge.length; i++) if (yAt(i) < yAt(lowest)) lowest = i;
    const room = (edge[lowest + 1]?.x ?? right) - xAt(lowest);
    const chosen = room + ROUNDING < narrowest ? -1 : widestOf(left, room);
    if (chosen < 0) {
      if (edge.length === 1) return null;
      // Nothing fits here: the place is lost, up to its lower neighbour.
      const y = Math.min(yAt(lowest - 1), yAt(lowest + 1));
      setEdge(lowest, xAt(lowest), y, xAt(lowest) + room);
      continue;
    }
    const box = left[chosen] as Box;
    left.splice(chosen, 1);
    const x = xAt(lowest);
    const y = yAt(lowest);
    packed.at.set(box.key, { x, y });
    packed.width = Math.max(packed.width, x + box.width);
    packed.height = Math.max(packed.height, y + box.height);
    if (packed.height > maxHeight + ROUNDING) return null;
    setEdge(lowest, x, y + box.height, x + box.width);
  }
  return packed;

  function yAt(i: number): number {
    return edge[i]?.y ?? Infinity;
  }

  function xAt(i: number): number {
    return edge[i]?.x ?? right;
  }

  /** Raises the part `i` of the edge to `y` between its x and `to`, and joins it to neighbours of the same height. */
  function setEdge(i: number, x: number, y: number, to: number): void {
    const end = xAt(i + 1);
    if (to < end) edge.splice(i, 1, { x, y }, { x: to, y: yAt(i) });
    else {
      edge[i] = { x, y };
      if (yAt(i + 1) === y) edge.splice(i + 1, 1);
    }
    if (i > 0 && yAt(i - 1) === y) edge.splice(i, 1);
  }
}

/** Returns the index of the widest box that fits, among the next ones that do; −1 if none fits. */
function widestOf(boxes: readonly Box[], room: number): number {
  let best = -1;
  let compared = 0;
  for (let i = 0; i < boxes.length && compared < CHOICE; i++) {
    const { width } = boxes[i] as Box;
    if (width > room + ROUNDING) continue;
    compared++;
    if (best < 0 || width > (boxes[best] as Box).width) best = i;
  }
  return best;
}
