import type { Scene } from '../scene/scene.ts';
import { depthLayout } from './depth/depthLayout.ts';
import { pagesLayout } from './depth/pagesLayout.ts';
import { islandsSteps } from './islands/islandsLayout.ts';
import { boundsOf } from './placement.ts';
import type { Placement, Room } from './placement.ts';
import { finish } from './Steps.ts';
import type { Steps } from './Steps.ts';

export type LayoutName = 'depth' | 'islands';

export interface LaidOut {
  layout: LayoutName;
  placement: Placement;
  /** True for one drawing with the outside as a bar at its left; false for several side by side. */
  isPage: boolean;
}

/** At this zoom everything that is drawn has room for text of ten pixels. */
const READABLE = 0.8;
/** Depth may be smaller than Islands by this factor, because it shows the whole engine as one drawing. */
const MIN_OF_ISLANDS = 0.85;
/** Depth draws more cards than this too small to read in any window, and is not tried. */
const MAX_DEPTH = 200;

/**
 * R74: runs the full layout. `auto` is Depth as long as the room shows all of it readably, or about as large as Islands;
 * otherwise Islands.
 */
export const layOut = (scene: Scene, choice: 'auto' | LayoutName, room: Room): LaidOut =>
  finish(layOutSteps(scene, choice, room));

/** The same in steps, each of which takes a few milliseconds. */
export function* layOutSteps(scene: Scene, choice: 'auto' | LayoutName, room: Room): Steps<LaidOut> {
  const zoomOf = (placement: Placement) => {
    const { width, height } = boundsOf(placement);
    return Math.min(room.width / width, room.height / height);
  };
  if (choice === 'depth') return yield* depthSteps(scene, room, zoomOf);
  const islands: LaidOut = { layout: 'islands', placement: yield* islandsSteps(scene, room), isPage: false };
  if (choice === 'islands' || scene.cards.length > MAX_DEPTH) return islands;
  yield;
  const depth = yield* depthSteps(scene, room, zoomOf);
  const zoom = zoomOf(depth.placement);
  return zoom >= READABLE || zoom >= zoomOf(islands.placement) * MIN_OF_ISLANDS ? depth : islands;
}

/** A room that is wider by this factor than high is flat: no window is, but the room of an engine below others. */
const FLAT = 3;
/** Another drawing of Depth is chosen if it is larger by this factor. */
const LARGER = 1.12;

/**
 * Draws Depth on one page with columns that wrap after 8, 5 and 3 cards, and, where it cannot be read so, on several
 * pages side by side. Returns the largest drawing. One that wraps sooner, or has more pages, must be clearly larger.
 */
function* depthSteps(scene: Scene, room: Room, zoomOf: (placement: Placement) => number): Steps<LaidOut> {
  const single = depthLayout(scene);
  let best: LaidOut = { layout: 'depth', placement: single, isPage: true };
  const { width, height } = boundsOf(single);
  const isLarger = (placement: Placement) => zoomOf(placement) > zoomOf(best.placement) * LARGER;
  for (const wrapAfter of [5, 3]) {
    yield;
    const placement = depthLayout(scene, { wrapAfter });
    if (isLarger(placement)) best = { ...best, placement };
  }
  if (zoomOf(best.placement) >= READABLE) return best;
  // As many pages as make the drawing as wide and as high as the room.
  const fitting = Math.sqrt((height / width) * (room.width / room.height));
  const counts = [Math.floor(fitting), Math.ceil(fitting)];
  // Pages have the height of their highest band at least. In a flat room, one more is often larger.
  if (room.width > FLAT * room.height) counts.push(Math.ceil(fitting) + 1);
  for (const count of counts) {
    if (count < 2) continue;
    yield;
    const placement = pagesLayout(scene, single, count);
    if (isLarger(placement)) best = { ...best, placement, isPage: false };
  }
  return best;
}
