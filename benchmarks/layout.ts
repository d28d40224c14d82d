import { depthLayout } from '../apps/web/src/map/layouts/depth/depthLayout.ts';
import { islandsLayout } from '../apps/web/src/map/layouts/islands/islandsLayout.ts';
import { placeNew } from '../apps/web/src/map/layouts/change/placeNew.ts';
import type { Placement } from '../apps/web/src/map/layouts/placement.ts';
import type { Scene } from '../apps/web/src/map/scene/scene.ts';
import { toScene } from '../apps/web/src/map/scene/toScene.ts';
import { indexOfSize } from './indexOfSize.ts';
import { median } from './median.ts';
import type { Benchmark } from './report/Benchmark.ts';
import { atLeast, atMost, ratioAtMost } from './report/Row.ts';
import type { Row } from './report/Row.ts';
import { layOutByFcose } from './stock/layOutByFcose.ts';
import { shareBesideOwn, shareOverlapping } from './stock/layoutQuality.ts';
import type { Box } from './stock/layoutQuality.ts';

/** Above this number the page draws islands. */
const DEPTH_UP_TO = 150;

export const layout: Benchmark = {
  name: 'layout',
  summary: 'the map’s layouts; up to 1,000 containers beside fcose',
  sizes: [DEPTH_UP_TO, 1000, 5000],
  run: ({ sizes, say }) =>
    Promise.resolve(sizes.flatMap((containers) => measureLayout(containers, containers <= 1000, say))),
};

export const fcose: Benchmark = {
  name: 'fcose',
  summary: 'the same beside fcose, which takes half a minute at 5,000',
  sizes: [5000],
  onlyByName: true,
  run: ({ sizes, say }) =>
    Promise.resolve(sizes.flatMap((containers) => measureLayout(containers, true, say))),
};

function measureLayout(containers: number, isCompared: boolean, say: (line: string) => void): Row[] {
  const index = indexOfSize(containers);
  const scene = toScene(index);
  const layOut = () => (containers <= DEPTH_UP_TO ? depthLayout(scene) : islandsLayout(scene));
  const placement = layOut();
  const before = withoutCard(scene, scene.cards[7]?.id ?? '');
  const placed = containers <= DEPTH_UP_TO ? depthLayout(before) : islandsLayout(before);
  const boxes = boxesOf(placement);
  if (!isEqual(layOut(), placement)) throw new Error('Two layouts of one scene differ.');
  say(`layout: ${containers} containers${isCompared ? ', with fcose' : ''}`);
  const other = isCompared ? layOutByFcose(index.topology) : null;
  const beside = (figure: (other: { ms: number; boxes: readonly Box[] }) => number) =>
    other && { reference: { name: 'fcose', figure: figure(other) } };
  const isLarge = containers >= 5000;
  return [
    { what: 'toScene', containers, figure: median(() => toScene(index)), unit: 'ms' },
    {
      what: 'first layout',
      containers,
      figure: median(layOut),
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
    {
      what: 'placeNew, one container',
      containers,
      figure: median(() => placeNew(placed, scene)),
      unit: 'ms',
    },
  ];
}

function boxesOf({ cards }: Placement) {
  return [...cards.values()].map(({ band, ...rect }) => ({ ...rect, project: band }));
}

const withoutCard = (scene: Scene, cardId: string): Scene => ({
  ...scene,
  cards: scene.cards.filter((card) => card.id !== cardId),
  taps: scene.taps.filter((tap) => tap.cardId !== cardId),
});

const isEqual = (a: Placement, b: Placement): boolean =>
  JSON.stringify([...a.cards, ...a.bars, ...a.taps]) === JSON.stringify([...b.cards, ...b.bars, ...b.taps]);
