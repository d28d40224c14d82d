import type { LiveScene } from '../scene/LiveScene.ts';
import type { SceneChange } from '../scene/scene.ts';
import { fittingPositions } from './change/fittingPositions.ts';
import { FormerMarks } from './change/former/FormerMarks.ts';
import { LivePlacement } from './change/LivePlacement.ts';
import { moveMarks } from './change/moveMarks.ts';
import type { Positions } from './change/moveMarks.ts';
import { placeNew } from './change/placeNew.ts';
import { fitOutside } from './change/bands/fitOutside.ts';
import { widenPage } from './change/bands/widenPage.ts';
import { layOutSteps } from './layOut.ts';
import type { LaidOut, LayoutName } from './layOut.ts';
import { emptyPlacement } from './placement.ts';
import type { Placement, PlacementChange, Room } from './placement.ts';
import type { Steps } from './Steps.ts';

/**
 * R74: holds the one placement of the map. A full layout replaces it; everything else changes it in place, at the cost of
 * what is touched, and keeps all other marks at their exact places.
 */
export class ScenePlacer {
  #laidOut: LaidOut = { layout: 'depth', placement: emptyPlacement(), isPage: true };
  #live: LivePlacement | null = null;
  /** R271: what has gone since the last full layout. */
  #former = new FormerMarks();
  /** Where marks were dragged to, by any user. */
  #positions: Positions = new Map();
  /** Those that fit this layout. */
  #fitting: Positions = new Map();

  /** The same object until the next full layout. */
  get placement(): Placement {
    return this.#laidOut.placement;
  }

  /** The layout that the placement has. */
  get layout(): LayoutName {
    return this.#laidOut.layout;
  }

  /** True if nothing is placed. */
  get isBlank(): boolean {
    return this.placement.cards.size + this.placement.bars.size === 0;
  }

  /** True if nothing is placed, and a change brings something that was not there before: it needs a full layout. */
  needsLayout(scene: LiveScene, change: SceneChange): boolean {
    return this.isBlank && scene.cards.size + scene.networks.size > 0 && !this.#former.knows(scene, change);
  }

  /**
   * Runs the full layout of the scene as it is now, and moves what was dragged to its position where that fits. Until the
   * last step the former placement stays, and can be changed.
   */
  *layOut(scene: LiveScene, choice: 'auto' | LayoutName, room: Room): Steps<void> {
    const lists = scene.lists();
    yield;
    this.#laidOut = yield* layOutSteps(lists, choice, room);
    this.#live = null;
    this.#former = new FormerMarks();
    this.#fitting = new Map();
    this.#moveToFitting(this.#positions);
  }

  /** Finds out what the first change would otherwise wait for. */
  *prepare(): Steps<void> {
    const live = this.#use();
    yield;
    return void live.obstacles;
  }

  /** Follows a change of the scene. */
  update(scene: LiveScene, change: SceneChange): PlacementChange {
    const live = this.#use();
    const placedAgain = placeNew(live, this.#former, scene, change);
    // What was placed again, or has grown, belongs where it was dragged to.
    const networks = new Set([...change.networks, ...placedAgain]);
    const marks = [...idsOf('c:', change.cards), ...idsOf('n:', networks)];
    this.#moveTo(pick(this.#fitting, marks));
    return live.takeChange();
  }

  /** Takes over the positions of all dragged marks, and moves those whose position is new and fits. */
  move(positions: Positions): PlacementChange {
    const before = this.#positions;
    this.#positions = positions;
    const isNew = ([id, { x, y }]: [string, { x: number; y: number }]) =>
      before.get(id)?.x !== x || before.get(id)?.y !== y;
    const fresh = new Map([...positions].filter(isNew));
    this.#fitting = pick(
      this.#fitting,
      [...positions.keys()].filter((id) => !fresh.has(id)),
    );
    this.#moveToFitting(fresh);
    return this.#use().takeChange();
  }

  /** Moves a mark that is being dragged. */
  drag(id: string, at: { x: number; y: number }): PlacementChange {
    moveMarks(this.#use(), new Map([[id, at]]));
    return this.#use().takeChange();
  }

  #moveToFitting(positions: Positions): void {
    if (positions.size === 0) return;
    const fitting = fittingPositions(this.#use(), positions);
    this.#fitting = new Map([...this.#fitting, ...fitting]);
    this.#moveTo(fitting);
  }

  #moveTo(positions: Positions): void {
    if (positions.size === 0) return;
    const live = this.#use();
    moveMarks(live, positions);
    if (!live.isPage) return;
    const ids = (prefix: string) =>
      new Set([...positions.keys()].filter((id) => id.startsWith(prefix)).map((id) => id.slice(2)));
    widenPage(live, { cards: ids('c:'), networks: ids('n:') });
    fitOutside(live);
  }

  #use(): LivePlacement {
    return (this.#live ??= new LivePlacement(this.placement, this.#laidOut.isPage));
  }
}

const idsOf = (prefix: 'c:' | 'n:', ids: ReadonlySet<string>): string[] =>
  [...ids].map((id) => `${prefix}${id}`);

function pick(positions: Positions, ids: readonly string[]): Positions {
  const picked = new Map<string, { x: number; y: number }>();
  for (const id of positions.size > 0 ? ids : []) {
    const at = positions.get(id);
    if (at) picked.set(id, at);
  }
  return picked;
}
