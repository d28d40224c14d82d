import type { Scene } from '../scene/scene.ts';
import { depthLayout } from './depth/depthLayout.ts';
import { islandsSteps } from './islands/islandsLayout.ts';
import { boundsOf } from './placement.ts';
import type { Placement, Room } from './placement.ts';
import { finish } from './Steps.ts';
import type { Steps } from './Steps.ts';

export type LayoutName = 'depth' | 'islands';

export interface LaidOut {
  layout: LayoutName;
  placement: Placement;
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
  const depth = () => bestDepth(scene, zoomOf);
  if (choice === 'depth') return { layout: 'depth', placement: depth() };
  const islands: LaidOut = { layout: 'islands', placement: yield* islandsSteps(scene, room) };
  if (choice === 'islands' || scene.cards.length > MAX_DEPTH) return islands;
  yield;
  const placement = depth();
  const zoom = zoomOf(placement);
  return zoom >= READABLE || zoom >= zoomOf(islands.placement) * MIN_OF_ISLANDS
    ? { layout: 'depth', placement }
    : islands;
}

/**
 * Draws Depth with columns that wrap after 8, 5 and 3 cards, and returns the largest drawing. One that wraps sooner is
 * only chosen if it is at least 12 % larger.
 */
function bestDepth(scene: Scene, zoomOf: (placement: Placement) => number): Placement {
  return [8, 5, 3]
    .map((wrapAfter) => depthLayout(scene, { wrapAfter }))
    .reduce((best, next) => (zoomOf(next) > zoomOf(best) * 1.12 ? next : best));
}
