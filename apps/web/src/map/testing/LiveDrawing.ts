import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { DisplayList } from '../drawing/list/DisplayList.ts';
import type { ViewState } from '../drawing/shapes/ViewState.ts';
import { ScenePlacer } from '../layouts/ScenePlacer.ts';
import { finish } from '../layouts/Steps.ts';
import { LiveScene } from '../scene/LiveScene.ts';
import { MergedChange } from '../scene/MergedChange.ts';
import { plainView } from './plainView.ts';

const room = { width: 1180, height: 740 };

/** A scene, its placement and the display list, which follow a topology as they do on the page. */
export class LiveDrawing {
  readonly scene: LiveScene;
  readonly placer = new ScenePlacer();
  readonly list: DisplayList;
  #topology: Topology;
  #index: TopologyIndex;

  constructor(
    first: Topology,
    readonly layout: 'depth' | 'islands',
    view: ViewState = plainView,
  ) {
    this.#topology = first;
    this.#index = new TopologyIndex(first);
    this.scene = new LiveScene(this.#index);
    this.list = new DisplayList(view);
    this.#layOut();
  }

  get topology(): Topology {
    return this.#topology;
  }

  follow(next: Topology): void {
    const change = diffTopology(this.#topology, next);
    if (!change) return;
    this.#topology = applyDiff(this.#topology, change);
    this.#index = this.#index.advance(change);
    const changed = this.scene.update(this.#index, change);
    if (this.placer.needsLayout(this.scene, changed)) this.#layOut();
    else this.list.apply(changed, this.placer.update(this.scene, changed));
  }

  /** Moves the centre of a mark. */
  drag(mark: string, at: { x: number; y: number }): void {
    this.list.apply(new MergedChange(), this.placer.drag(mark, at));
  }

  /** Returns a display list that is made from the start, of the same topology, placement and view. */
  fresh(): DisplayList {
    const list = new DisplayList(this.list.view);
    list.look(this.list.view, this.list.pointing);
    list.reset(new LiveScene(new TopologyIndex(this.#topology)), this.placer.placement);
    return list;
  }

  #layOut(): void {
    finish(this.placer.layOut(this.scene, this.layout, room));
    this.list.reset(this.scene, this.placer.placement);
  }
}
