import { applyPositions } from './applyPositions.ts';
import type { Positions } from './applyPositions.ts';
import { depthLayout } from './depth/depthLayout.ts';
import { islandsLayout } from './islands/islandsLayout.ts';
import { placeNew } from './change/placeNew.ts';
import type { Placement } from './placement.ts';
import { boundsOf } from './placement.ts';
import type { Scene } from '../scene/scene.ts';

/** What determines the full layout. A change of any field runs it again. */
export interface LayoutRequest {
  layout: 'depth' | 'islands';
  engineId: string;
  /** How many times the user has chosen Tidy. */
  tidied: number;
}

/** Above this many containers, `auto` chooses Islands. */
const DEPTH_UP_TO = 150;

/** Resolves `auto` by the number of containers. */
export const layoutFor = (
  choice: 'auto' | 'depth' | 'islands',
  containers: number,
): LayoutRequest['layout'] => (choice !== 'auto' ? choice : containers > DEPTH_UP_TO ? 'islands' : 'depth');

/**
 * R74: places scenes one after the other. The first scene, and each scene with another request than the last one, gets
 * the full layout. Any other scene keeps the last placement and only adds what is new.
 */
export class ScenePlacer {
  #scene: Scene | null = null;
  #request: LayoutRequest | null = null;
  #placement: Placement | null = null;

  /**
   * Returns the placement of `scene`; `isNew` is true if the full layout ran. Additions are placed clear of
   * `positions`, where marks were dragged to.
   */
  place(
    scene: Scene,
    request: LayoutRequest,
    aspect: number,
    positions: Positions,
  ): { placement: Placement; isNew: boolean } {
    const last = this.#placement;
    const same = last !== null && this.#request !== null && isSame(this.#request, request) && !isBlank(last);
    if (same && this.#scene === scene) return { placement: last, isNew: false };
    const placement = same
      ? placeNew(applyPositions(last, positions), scene)
      : layOut(scene, request, aspect);
    this.#scene = scene;
    this.#request = request;
    this.#placement = placement;
    return { placement, isNew: !same };
  }
}

function layOut(scene: Scene, request: LayoutRequest, aspect: number): Placement {
  return request.layout === 'depth' ? bestDepth(scene, aspect) : islandsLayout(scene, { aspect });
}

const isSame = (a: LayoutRequest, b: LayoutRequest) =>
  a.layout === b.layout && a.engineId === b.engineId && a.tidied === b.tidied;

const isBlank = ({ cards, bars }: Placement) => cards.size + bars.size === 0;

/**
 * Draws Depth with columns that wrap after 8, 5 and 3 cards, and returns the drawing that fills a window of this aspect
 * best. A drawing that wraps sooner is only chosen if it is at least 12% smaller.
 */
function bestDepth(scene: Scene, aspect: number): Placement {
  const roomTaken = (placement: Placement) => {
    const { width, height } = boundsOf(placement);
    return Math.max(width, height * aspect);
  };
  return [8, 5, 3]
    .map((wrapAfter) => depthLayout(scene, { wrapAfter }))
    .reduce((best, next) => (roomTaken(next) < roomTaken(best) * 0.88 ? next : best));
}
