/** Prints how long the map's layouts take, as a table and as one line of JSON: `npx tsx benchmarks/layout.ts`. */
import { depthLayout } from '../apps/web/src/map/layouts/depth/depthLayout.ts';
import { islandsLayout } from '../apps/web/src/map/layouts/islands/islandsLayout.ts';
import { placeNew } from '../apps/web/src/map/layouts/change/placeNew.ts';
import type { Scene } from '../apps/web/src/map/scene/scene.ts';
import { toScene } from '../apps/web/src/map/scene/toScene.ts';
import { indexOfSize } from './indexOfSize.ts';
import { RUNS, median } from './median.ts';

const scenes = new Map<number, Scene>();
const sceneOf = (count: number): Scene => {
  const scene = scenes.get(count) ?? toScene(indexOfSize(count));
  scenes.set(count, scene);
  return scene;
};
const without = (scene: Scene, cardId: string): Scene => ({
  ...scene,
  cards: scene.cards.filter((card) => card.id !== cardId),
  taps: scene.taps.filter((tap) => tap.cardId !== cardId),
});

const results: { what: string; containers: number; ms: number }[] = [];
const measure = (what: string, containers: number, run: () => void) =>
  results.push({ what, containers, ms: median(run) });

const indexes = new Map([150, 1000, 5000].map((count) => [count, indexOfSize(count)]));
for (const [count, index] of indexes) measure('toScene', count, () => toScene(index));
measure('depthLayout', 150, () => depthLayout(sceneOf(150)));
for (const count of [1000, 5000]) measure('islandsLayout', count, () => islandsLayout(sceneOf(count)));
for (const count of [150, 1000]) {
  const scene = sceneOf(count);
  const before = without(scene, scene.cards[7]?.id ?? '');
  const placement = count === 150 ? depthLayout(before) : islandsLayout(before);
  measure('placeNew, one container', count, () => placeNew(placement, scene));
}

console.table(results);
console.log(JSON.stringify({ benchmark: 'layout', runs: RUNS, results }));
