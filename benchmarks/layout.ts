/** Prints how long the map's layouts take, as a table and as one line of JSON: `npx tsx benchmarks/layout.ts`. */
import { TopologyIndex } from '@portolan/topology';
import type { Attachment, Container, Network } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { depthLayout } from '../apps/web/src/map/layouts/depthLayout.ts';
import { islandsLayout } from '../apps/web/src/map/layouts/islandsLayout.ts';
import { placeNew } from '../apps/web/src/map/layouts/placeNew.ts';
import type { Scene } from '../apps/web/src/map/scene/scene.ts';
import { toScene } from '../apps/web/src/map/scene/toScene.ts';

const RUNS = 9;

/** Projects of ten containers on two networks of their own; the first of each is on one shared network. */
function engineOf(count: number) {
  const id = (text: string) => Buffer.from(text).toString('hex').padEnd(64, '0');
  const networks: Network[] = [aNetwork('proxy', { id: id('proxy') })];
  const containers: Container[] = [];
  const attachments: Attachment[] = [];
  for (let i = 0; i < count; i++) {
    const project = `project-${Math.floor(i / 10)}`;
    if (i % 10 === 0) {
      for (const name of ['front', 'back'])
        networks.push(aNetwork(`${project}_${name}`, { id: id(`${project}${name}`), project }));
    }
    const [front, back] = networks.slice(-2) as [Network, Network];
    const container = aContainer(`${project}-s${i % 10}-1`, {
      id: id(`c${i}`),
      project,
      service: `s${i % 10}`,
    });
    if (i % 40 === 0)
      container.ports = [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8000 + i, type: 'tcp' }];
    containers.push(container);
    const on = i % 10 === 0 ? [networks[0] as Network, front] : i % 10 < 4 ? [front, back] : [back];
    for (const network of on) attachments.push(anAttachment(container, network));
  }
  return new TopologyIndex(aTopology({ networks, containers, attachments }));
}

function median(run: () => void): number {
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.round((times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] as number) * 10) / 10;
}

const scenes = new Map<number, Scene>();
const sceneOf = (count: number): Scene => {
  const scene = scenes.get(count) ?? toScene(engineOf(count));
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

const indexes = new Map([150, 1000, 5000].map((count) => [count, engineOf(count)]));
for (const [count, index] of indexes) measure('toScene', count, () => toScene(index));
measure('depthLayout', 150, () => depthLayout(sceneOf(150)));
for (const count of [1000, 5000]) measure('islandsLayout', count, () => islandsLayout(sceneOf(count)));
const folded = new Set(sceneOf(5000).cards.map((card) => card.band));
measure('islandsLayout, folded', 5000, () => islandsLayout(sceneOf(5000), { folded }));
for (const count of [150, 1000]) {
  const scene = sceneOf(count);
  const before = without(scene, scene.cards[7]?.id ?? '');
  const placement = count === 150 ? depthLayout(before) : islandsLayout(before);
  measure('placeNew, one container', count, () => placeNew(placement, scene));
}

console.table(results);
console.log(JSON.stringify({ benchmark: 'layout', runs: RUNS, results }));
