import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { FormerMarks } from '../layouts/change/former/FormerMarks.ts';
import { LivePlacement } from '../layouts/change/LivePlacement.ts';
import { placeNew } from '../layouts/change/placeNew.ts';
import { depthLayout } from '../layouts/depth/depthLayout.ts';
import { pagesLayout } from '../layouts/depth/pagesLayout.ts';
import { islandsLayout } from '../layouts/islands/islandsLayout.ts';
import { LiveScene } from '../scene/LiveScene.ts';
import type { Scene } from '../scene/scene.ts';

const layouts = {
  depth: depthLayout,
  islands: islandsLayout,
  pages: (scene: Scene) => pagesLayout(scene, depthLayout(scene), 2),
};

/** A scene and its placement, which follow topologies. */
export class Follower {
  #topology: Topology;
  #index: TopologyIndex;
  readonly scene: LiveScene;
  readonly live: LivePlacement;
  readonly former = new FormerMarks();

  constructor(first: Topology, layout: keyof typeof layouts = 'depth') {
    this.#topology = first;
    this.#index = new TopologyIndex(first);
    this.scene = new LiveScene(this.#index);
    this.live = new LivePlacement(layouts[layout](this.scene.lists()), layout === 'depth');
  }

  follow(next: Topology) {
    const change = diffTopology(this.#topology, next) ?? { put: {}, remove: {} };
    this.#topology = applyDiff(this.#topology, change);
    this.#index = this.#index.advance(change);
    const sceneChange = this.scene.update(this.#index, change);
    placeNew(this.live, this.former, this.scene, sceneChange);
    return { sceneChange, change: this.live.takeChange() };
  }
}
