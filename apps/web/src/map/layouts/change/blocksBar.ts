import type { BBox } from 'rbush';
import { LABEL_ROOM } from '../measures.ts';
import type { PlacedBar } from '../placement.ts';
import { barRect, labelRect, meets, toBox, touches, withLabel } from './Obstacle.ts';
import type { Obstacle } from './Obstacle.ts';

/** The minimum space around a bar, in pixels at zoom 1. */
const CLEAR = 4;
/** The same above its label, for taps. */
const CLEAR_OF_TAPS = 6;

/** Returns the box of all that can block a bar. */
export const surroundings = (bar: PlacedBar): BBox => toBox(withLabel(bar), CLEAR);

/**
 * Returns what of a bar, new or lengthened, is not clear of cards, headings, titles, other bars and labels: the bar
 * itself, or only its label, which no tap of another bar may cross either; `null` if both are.
 *
 * @param near all obstacles in the bar’s surroundings; others do not matter
 * @param clear the space that must be free around the bar
 */
export function blocksBar(
  bar: PlacedBar,
  near: readonly Obstacle[],
  clear: number = CLEAR,
): 'bar' | 'label' | null {
  const body = toBox(barRect(bar), clear);
  const label = toBox(labelRect(bar));
  let isLabelBlocked = false;
  for (const each of near) {
    if (each.kind === 'entry point' || each.bar?.placed.key === bar.key) continue;
    if (each.kind === 'tap') isLabelBlocked ||= each.barKey !== bar.key && meets(label, each);
    else if (each.bar) {
      if (meets(body, each.bar.label) || meets(body, each.bar.body)) return 'bar';
      isLabelBlocked ||= meets(label, each.bar.label) || meets(label, each.bar.body);
    } else {
      if (meets(body, each)) return 'bar';
      isLabelBlocked ||= meets(label, each);
    }
  }
  return isLabelBlocked ? 'label' : null;
}

/** Returns the box in which no tap may be, where a bar without taps is to be clear of them. */
function roomForTaps(bar: PlacedBar): BBox {
  const label = toBox(labelRect(bar));
  return { ...label, minY: bar.top - LABEL_ROOM - CLEAR_OF_TAPS, maxY: bar.bottom + CLEAR };
}

/** True if no tap comes near a bar or its label. */
export function isClearOfTaps(bar: PlacedBar, near: readonly Obstacle[]): boolean {
  const room = roomForTaps(bar);
  return near.every((each) => each.kind !== 'tap' || !touches(room, each));
}

/** True if no line of an entry point passes a bar or its label. */
export function isClearOfEntries(bar: PlacedBar, near: readonly Obstacle[]): boolean {
  const box = toBox(withLabel(bar));
  return near.every((each) => each.kind !== 'entry point' || !touches(box, each));
}
