import { applyPositions } from './applyPositions.ts';
import type { Positions } from './applyPositions.ts';
import { layOut } from './layOut.ts';
import type { LayoutName, LaidOut } from './layOut.ts';
import { placeNew } from './change/placeNew.ts';
import type { Placement, Room } from './placement.ts';
import type { Scene } from '../scene/scene.ts';

/** What determines the full layout. A change of any field runs it again. */
export interface LayoutRequest {
  layout: 'auto' | LayoutName;
  engineId: string;
  /** How many times the user has chosen Tidy. */
  tidied: number;
}

/**
 * R74: places scenes one after the other. The first scene, and each scene with another request than the last one, gets
 * the full layout. Any other scene keeps the last placement and only adds what is new.
 */
export class ScenePlacer {
  #scene: Scene | null = null;
  #request: LayoutRequest | null = null;
  #laidOut: LaidOut | null = null;

  /**
   * Returns the placement of `scene` and the layout that it has; `isNew` is true if the full layout ran. Additions are
   * placed clear of `positions`, where marks were dragged to.
   */
  place(
    scene: Scene,
    request: LayoutRequest,
    room: Room,
    positions: Positions,
  ): LaidOut & { isNew: boolean } {
    const last = this.#laidOut;
    const same =
      last !== null && this.#request !== null && isSame(this.#request, request) && !isBlank(last.placement);
    if (same && this.#scene === scene) return { ...last, isNew: false };
    const laidOut = same
      ? { ...last, placement: placeNew(applyPositions(last.placement, positions), scene) }
      : layOut(scene, request.layout, room);
    this.#scene = scene;
    this.#request = request;
    this.#laidOut = laidOut;
    return { ...laidOut, isNew: !same };
  }
}

const isSame = (a: LayoutRequest, b: LayoutRequest) =>
  a.layout === b.layout && a.engineId === b.engineId && a.tidied === b.tidied;

const isBlank = ({ cards, bars }: Placement) => cards.size + bars.size === 0;
