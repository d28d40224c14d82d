import { applyPositions } from './applyPositions.ts';
import type { Positions } from './applyPositions.ts';
import { depthLayout } from './depth/depthLayout.ts';
import { islandsLayout } from './islands/islandsLayout.ts';
import { placeNew } from './change/placeNew.ts';
import type { Placement } from './placement.ts';
import { boundsOf } from './placement.ts';
import type { Scene } from '../scene/scene.ts';

/** What asks for the full layout when it changes. */
export interface LayoutRequest {
  layout: 'depth' | 'islands';
  engineId: string;
  /** Counts presses of the tidy button. */
  tidied: number;
  unfolded: ReadonlySet<string>;
}

/** Auto takes Islands above this many containers. */
const DEPTH_UP_TO = 150;
/** Above this many containers in sight islands fold. */
const FOLD_ABOVE = 1000;

export const layoutFor = (
  choice: 'auto' | 'depth' | 'islands',
  containers: number,
): LayoutRequest['layout'] => (choice !== 'auto' ? choice : containers > DEPTH_UP_TO ? 'islands' : 'depth');

/** R74: holds the last placement: a full layout on the first scene and when asked, additions in between. */
export class ScenePlacer {
  #scene: Scene | null = null;
  #ask: LayoutRequest | null = null;
  #placement: Placement | null = null;

  /** The placement of `scene`, additions kept clear of where marks were dragged to, and whether it was laid out anew. */
  place(
    scene: Scene,
    ask: LayoutRequest,
    aspect: number,
    positions: Positions,
  ): { placement: Placement; isNew: boolean } {
    const last = this.#placement;
    const same = last !== null && this.#ask !== null && isSame(this.#ask, ask) && !isBlank(last);
    if (same && this.#scene === scene) return { placement: last, isNew: false };
    const placement = same ? placeNew(applyPositions(last, positions), scene) : layOut(scene, ask, aspect);
    this.#scene = scene;
    this.#ask = ask;
    this.#placement = placement;
    return { placement, isNew: !same };
  }
}

function layOut(scene: Scene, ask: LayoutRequest, aspect: number): Placement {
  if (ask.layout === 'depth') return bestDepth(scene, aspect);
  const containers = scene.cards.reduce((sum, card) => sum + 1 + card.chips.length, 0);
  const folded =
    containers > FOLD_ABOVE
      ? new Set(scene.cards.map((card) => card.band).filter((band) => !ask.unfolded.has(band)))
      : new Set<string>();
  return islandsLayout(scene, { aspect, folded });
}

const isSame = (a: LayoutRequest, b: LayoutRequest) =>
  a.layout === b.layout && a.engineId === b.engineId && a.tidied === b.tidied && a.unfolded === b.unfolded;

const isBlank = ({ cards, bars, folds }: Placement) => cards.size + bars.size + folds.length === 0;

/** Of the Depth drawings with long columns wrapped later or sooner, the one that fills a window of that shape best. */
function bestDepth(scene: Scene, aspect: number): Placement {
  const roomTaken = (placement: Placement) => {
    const { width, height } = boundsOf(placement);
    return Math.max(width, height * aspect);
  };
  return [8, 5, 3]
    .map((wrapAfter) => depthLayout(scene, { wrapAfter }))
    .reduce((best, next) => (roomTaken(next) < roomTaken(best) * 0.88 ? next : best));
}
