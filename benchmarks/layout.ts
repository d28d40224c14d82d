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

/** Above this number the page draws islands. */
const DEPTH_UP_TO = 150;

export const layout: Benchmark = {
  name: 'layout',
  summary: 'the map’s layouts beside fcose (which takes 15 to 30 s at 5,000)',
  sizes: [DEPTH_UP_TO, 1000, 5000],
  run: ({ sizes, say }) => Promise.resolve(sizes.flatMap((containers) => measureLayout(containers, say))),
};

function measureLayout(containers: number, say: (line: string) => void): Row[] {
  const index = indexOfSize(containers);
  const scene = toScene(index);
  const layOut = () => (containers <= DEPTH_UP_TO ? depthLayout(scene) : islandsLayout(scene));
  const placement = layOut();
  const before = withoutCard(scene, scene.cards[7]?.id ?? '');
  const placed = containers <= DEPTH_UP_TO ? depthLayout(before) : islandsLayout(before);
  const boxes = boxesOf(placement);
  if (!isEqual(layOut(), placement)) throw new Error('Two layouts of one scene differ.');
  say(`layout: fcose, ${containers} containers`);
  const fcose = layOutByFcose(index.topology);
  const isLarge = containers >= 5000;
  return [
    { what: 'toScene', containers, figure: median(() => toScene(index)), unit: 'ms' },
    {
      what: 'first layout',
      containers,
      figure: median(layOut),
      unit: 'ms',
      reference: { name: 'fcose', figure: fcose.ms },
      targets: isLarge ? [ratioAtMost(1 / 1000)] : [],
    },
    {
      what: 'cards that overlap another',
      containers,
      figure: shareOverlapping(boxes) * 100,
      unit: '%',
      reference: { name: 'fcose', figure: shareOverlapping(fcose.boxes) * 100 },
      targets: [atMost(0)],
    },
    {
      what: 'purity: the nearest card is of the same project',
      containers,
      figure: shareBesideOwn(boxes),
      unit: '',
      reference: { name: 'fcose', figure: shareBesideOwn(fcose.boxes) },
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
