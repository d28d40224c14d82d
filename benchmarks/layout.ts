import { attachmentId, TopologyIndex } from '@portolan/topology';
import type { Topology, TopologyChange } from '@portolan/topology';
import { anAttachment } from '@portolan/topology/testing';
import { layOut } from '../apps/web/src/map/layouts/layOut.ts';
import type { Placement } from '../apps/web/src/map/layouts/placement.ts';
import { ScenePlacer } from '../apps/web/src/map/layouts/ScenePlacer.ts';
import { finish } from '../apps/web/src/map/layouts/Steps.ts';
import { LiveScene } from '../apps/web/src/map/scene/LiveScene.ts';
import { indexOfSize } from './indexOfSize.ts';
import { median } from './median.ts';
import type { Benchmark } from './report/Benchmark.ts';
import { atLeast, atMost, ratioAtMost } from './report/Row.ts';
import type { Row } from './report/Row.ts';
import { layOutByFcose } from './stock/layOutByFcose.ts';
import { shareBesideOwn, shareOverlapping } from './stock/layoutQuality.ts';
import type { Box } from './stock/layoutQuality.ts';

/** The room that the map has in the window of the other benchmarks. */
const ROOM = { width: 1600, height: 850 };

export const layout: Benchmark = {
  name: 'layout',
  summary: 'the map’s layouts; up to 1,000 containers beside fcose',
  sizes: [150, 1000, 5000],
  *run({ sizes, say }) {
    for (const containers of sizes) yield* measureLayout(containers, containers <= 1000, say);
  },
};

export const fcose: Benchmark = {
  name: 'fcose',
  summary: 'the same beside fcose, which takes half a minute at 5,000',
  sizes: [5000],
  onlyByName: true,
  *run({ sizes, say }) {
    for (const containers of sizes) yield* measureLayout(containers, true, say);
  },
};

function measureLayout(containers: number, isCompared: boolean, say: (line: string) => void): Row[] {
  say(`layout: ${containers} containers${isCompared ? ', with fcose' : ''}`);
  const { topology } = indexOfSize(containers);
  const toScene = () => new LiveScene(new TopologyIndex(topology)).lists();
  const scene = toScene();
  const first = () => layOut(scene, 'auto', ROOM).placement;
  const placement = first();
  if (!isEqual(first(), placement)) throw new Error('Two layouts of one scene differ.');
  const boxes = boxesOf(placement, topology);
  const other = isCompared ? layOutByFcose(topology) : null;
  const beside = (figure: (other: { ms: number; boxes: readonly Box[] }) => number) =>
    other && { reference: { name: 'fcose', figure: figure(other) } };
  const isLarge = containers >= 5000;
  return [
    { what: 'index and scene of a topology', containers, figure: median(toScene), unit: 'ms' },
    {
      what: 'first layout',
      containers,
      figure: median(first),
      unit: 'ms',
      ...beside(({ ms }) => ms),
      targets: isLarge && isCompared ? [ratioAtMost(1 / 1000)] : [],
    },
    {
      what: 'cards that overlap another',
      containers,
      figure: shareOverlapping(boxes) * 100,
      unit: '%',
      ...beside(({ boxes }) => shareOverlapping(boxes) * 100),
      targets: [atMost(0)],
    },
    {
      what: 'purity: the nearest card is of the same project',
      containers,
      figure: shareBesideOwn(boxes),
      unit: '',
      ...beside(({ boxes }) => shareBesideOwn(boxes)),
      targets: isLarge ? [atLeast(0.95)] : [],
    },
    { what: 'one change: index, scene and places', containers, figure: measureChange(topology), unit: 'ms' },
  ];
}

/** Follows a connect and its inverse by turns, and returns the median time of one. */
function measureChange(topology: Topology): number {
  let index = new TopologyIndex(topology);
  const scene = new LiveScene(index);
  const placer = new ScenePlacer();
  finish(placer.layOut(scene, 'auto', ROOM));
  const [network] = topology.networks;
  const container = topology.containers.find(
    ({ id }) => !index.attachments.has(attachmentId(id, network?.id ?? '')),
  );
  if (!network || !container) throw new Error('No connect is possible.');
  const attachment = anAttachment(container, network);
  const connect: TopologyChange = { put: { attachments: [attachment] }, remove: {} };
  const disconnect: TopologyChange = { put: {}, remove: { attachments: [attachment.id] } };
  let isConnected = false;
  const follow = () => {
    const change = isConnected ? disconnect : connect;
    isConnected = !isConnected;
    index = index.advance(change);
    placer.update(scene, scene.update(index, change));
  };
  // What is kept for changes is derived with the first one.
  follow();
  return median(follow);
}

function boxesOf({ cards }: Placement, { containers }: Topology): Box[] {
  return containers.flatMap(({ id, project }) => {
    const card = cards.get(id);
    return card ? [{ x: card.x, y: card.y, width: card.width, height: card.height, project }] : [];
  });
}

const isEqual = (a: Placement, b: Placement): boolean =>
  JSON.stringify([...a.cards, ...a.bars, ...a.taps]) === JSON.stringify([...b.cards, ...b.bars, ...b.taps]);
