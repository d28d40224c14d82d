import type { Container, Topology } from '@portolan/topology';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthLayout } from '../../layouts/depth/depthLayout.ts';
import { layOut } from '../../layouts/layOut.ts';
import type { Placement, PlacementChange } from '../../layouts/placement.ts';
import { MergedChange } from '../../scene/MergedChange.ts';
import type { Scene } from '../../scene/scene.ts';
import { toScene } from '../../scene/toScene.ts';
import { checkParts } from '../../testing/checkParts.ts';
import { composeProjects, engineWith, indexWith } from '../../testing/composeProjects.ts';
import { LiveDrawing } from '../../testing/LiveDrawing.ts';
import { plainView } from '../../testing/plainView.ts';
import { shapesByKey, textsOf } from '../../testing/shapesByKey.ts';
import { RISE, VEIL, Z } from '../shapes/Shape.ts';
import { notPointing } from '../shapes/ViewState.ts';
import type { ViewState } from '../shapes/ViewState.ts';
import { DisplayList } from './DisplayList.ts';
import { toSource } from './SceneSource.ts';

const room = { width: 1200, height: 800 };
const projects = Object.keys(composeProjects);

function listOf(scene: Scene, placement: Placement, view: ViewState = plainView): DisplayList {
  const list = new DisplayList(view);
  list.reset(toSource(scene), placement);
  return list;
}

const everything = (names: readonly string[], layout: 'depth' | 'islands') => {
  const scene = toScene(indexWith(...names));
  return { scene, placement: layOut(scene, layout, room).placement };
};

const topology = engineWith(...projects);

const withContainer = (container: Container): Topology => ({
  ...topology,
  containers: topology.containers.map((each) => (each.id === container.id ? container : each)),
});

/** Removes a container, moves the card that it is on, or gives it another state. */
function changeContainer(live: LiveDrawing, container: Container, what: 'remove' | 'move' | 'fail'): void {
  const { id } = container;
  if (what === 'fail') live.follow(withContainer({ ...container, state: 'dead' }));
  else if (what === 'remove') {
    const isOther = (containerId: string) => containerId !== id;
    live.follow({
      ...topology,
      containers: topology.containers.filter((each) => isOther(each.id)),
      attachments: topology.attachments.filter((each) => isOther(each.containerId)),
    });
  } else {
    const cardId = live.list.drawn.ownerOf(id);
    const card = live.placer.placement.cards.get(cardId);
    if (card) live.drag(`c:${cardId}`, { x: card.x + card.width / 2 + 70, y: card.y + card.height / 2 - 50 });
  }
}

const noMoves: PlacementChange = {
  cards: new Set(),
  bars: new Set(),
  taps: new Set(),
  entryPoints: new Set(),
  bands: new Set(),
  links: new Set(),
  hasFrame: false,
};

describe('R72: the display list', () => {
  it('looks the same outside of the parts that are said to have changed', () => {
    const anyContainer = fc.constantFrom(...topology.containers);
    const what = fc.constantFrom('remove' as const, 'move' as const, 'fail' as const);
    fc.assert(
      fc.property(anyContainer, what, fc.constantFrom(1, 0.3, 0.15), (container, what, zoom) => {
        const live = new LiveDrawing(topology, 'islands');
        checkParts(live, zoom, () => changeContainer(live, container, what));
      }),
      { numRuns: 30 },
    );
  });

  it('reports only marks that look different', () => {
    const { scene, placement } = everything(projects, 'islands');
    const list = listOf(scene, placement);
    shapesByKey(list);
    list.takeChanged(1);
    const { id = '' } = scene.cards[0] ?? {};
    const again = { ...noMoves, cards: new Set([id]) };
    list.apply(new MergedChange(), again);
    expect(list.takeChanged(1)).toEqual([]);
    list.look({ ...plainView, selected: new Set([`c:${id}`]) }, notPointing);
    const changed = list.takeChanged(1);
    expect(changed !== 'all' && changed.length).toBeGreaterThan(0);
  });

  it('reports no line between pieces of a bar at a zoom at which it is not drawn', () => {
    const { scene, placement } = everything(projects, 'islands');
    const list = listOf(scene, placement);
    shapesByKey(list);
    list.takeChanged(1);
    const [link] = placement.links.values();
    if (!link) throw new Error('There is no link.');
    const changesAt = (zoom: number): number => {
      if (!placement.links.delete(link.key)) placement.links.set(link.key, link);
      const moved = { ...noMoves, links: new Set([link.key]) };
      list.apply(new MergedChange(), moved);
      return list.takeChanged(zoom).length;
    };
    expect([changesAt(0.1), changesAt(0.1), changesAt(1), changesAt(1)]).toEqual([0, 0, 1, 1]);
  });

  it('derives again only what a change touches', () => {
    const live = new LiveDrawing(topology, 'islands');
    const { scene, list } = live;
    shapesByKey(list);
    const container = topology.containers.find(({ id }) => scene.tapsOfCard(id).length === 2);
    if (!container) throw new Error('no card has two taps');
    const before = list.derived;
    live.follow(withContainer({ ...container, state: 'paused' }));
    // The card, its entry points, and its two taps, which the filter dims together with it.
    expect(list.derived - before).toBe(4);
    expect(textsOf(shapesByKey(list).get(`c:${container.id}`))).toContain('paused');
  });

  it('derives nothing until it is in view, and nothing twice while the view moves', () => {
    const { scene, placement } = everything(projects, 'islands');
    const list = listOf(scene, placement);
    const draw = (x: number) =>
      list.visit({ zoom: 1, pan: { x, y: 0 }, width: 400, height: 300 }, () => undefined);
    expect(list.derived).toBe(0);
    draw(0);
    const first = list.derived;
    expect(first).toBeGreaterThan(0);
    draw(-20);
    expect(list.derived).toBe(first);
    shapesByKey(list);
    expect(list.derived).toBeGreaterThan(2 * first);
  });

  it('draws a selected and a hovered mark again, and nothing else', () => {
    const { scene, placement } = everything(['voting-app'], 'depth');
    const list = listOf(scene, placement);
    const before = shapesByKey(list);
    const { derived } = list;
    const [card, other] = scene.cards;
    const taps = (id = '') => scene.taps.filter((tap) => tap.cardId === id);
    list.look(
      { ...plainView, selected: new Set([`c:${card?.id}`]) },
      { ...notPointing, hovered: `c:${other?.id}` },
    );
    const after = shapesByKey(list);
    expect(list.derived - derived).toBe(2 + taps(card?.id).length + taps(other?.id).length);
    const changed = [...after].filter(([key, shapes]) => before.get(key) !== shapes).map(([key]) => key);
    expect(changed.sort()).toEqual(
      [
        ...[card, other].flatMap((each) => [`c:${each?.id}`, ...taps(each?.id).map((tap) => `a:${tap.id}`)]),
      ].sort(),
    );
  });
});

it('R73: a card that is pointed at or selected is drawn over the others, with all on it, and below a veil', () => {
  const { scene, placement } = everything(['mixed', 'voting-app'], 'depth');
  const owner = scene.cards.find((card) => card.chips.length > 0);
  const [chip] = owner?.chips ?? [];
  const other = scene.cards.find((card) => card !== owner);
  const list = listOf(scene, placement);
  const layersOf = (id = '') => (shapesByKey(list).get(`c:${id}`) ?? []).map(({ style }) => style.layer);
  const usual = layersOf(owner?.id);
  const highest = Math.max(...scene.cards.flatMap(({ id }) => layersOf(id)));
  list.look(
    { ...plainView, selected: new Set([`c:${other?.id}`]) },
    { ...notPointing, hovered: `c:${chip?.id}` },
  );
  expect(Math.min(...layersOf(other?.id))).toBeGreaterThan(highest);
  expect(Math.min(...layersOf(owner?.id))).toBeGreaterThan(Math.max(...layersOf(other?.id)));
  expect(Math.max(...layersOf(owner?.id), Z.address + 2 * RISE)).toBeLessThan(VEIL);
  list.look(plainView, notPointing);
  expect(layersOf(owner?.id)).toEqual(usual);
});

describe('a filter', () => {
  it('dims what it does not pass, and keeps a path clear', () => {
    const { scene, placement } = everything(['voting-app'], 'depth');
    const [kept, other] = scene.cards;
    const view = {
      ...plainView,
      matches: { containers: new Set([kept?.id ?? '']), networks: new Set<string>() },
    };
    const opacityOf = (list: DisplayList, id = '') => shapesByKey(list).get(`c:${id}`)?.[0]?.style.opacity;
    const list = listOf(scene, placement, view);
    expect(opacityOf(list, kept?.id)).toBe(1);
    expect(opacityOf(list, other?.id)).toBe(0.25);
    const path = new Set([`c:${other?.id}`]);
    const trace = {
      path,
      lit: new Set<string>(),
      hosts: new Map(),
      stops: new Set<string>(),
      veil: 'slight' as const,
    };
    list.look({ ...view, trace }, notPointing);
    expect(opacityOf(list, other?.id)).toBe(1);
  });

  it('R80: dims the title, the heading and the tile of a project of which it passes nothing, and links', () => {
    const { scene, placement } = everything(['voting-app', 'mixed', 'reader'], 'islands');
    const kept = scene.cards.filter((card) => card.band === 'voting-app').map((card) => card.id);
    const matches = { containers: new Set(kept), networks: new Set<string>() };
    const list = listOf(scene, placement, { ...plainView, matches });
    const opacitiesOf = (key: string) =>
      (shapesByKey(list).get(key) ?? [])
        .filter((shape) => shape.kind !== 'box')
        .map((shape) => shape.style.opacity);
    expect(opacitiesOf('b:voting-app')).toEqual([1]);
    expect(opacitiesOf('b:mixed')).toEqual([0.25]);
    expect(opacitiesOf('h:shelf:mixed')).toEqual([0.25]);
    const links = [...placement.links.keys()];
    const opacitiesOfLinks = links.flatMap((key) => opacitiesOf(`l:${key}`));
    list.look(plainView, notPointing);
    expect(opacitiesOf('b:mixed')).toEqual([1]);
    expect(opacitiesOfLinks).toEqual(links.flatMap((key) => opacitiesOf(`l:${key}`)).map((each) => each / 4));
    expect(links.length).toBeGreaterThan(0);
  });
});

describe('what is drawn', () => {
  const scene = toScene(indexWith('mixed', 'voting-app'));
  const shapes = shapesByKey(listOf(scene, depthLayout(scene)));
  const keyOf = (name: string) => `c:${scene.cards.find((card) => card.name === name)?.id}`;

  it('R61: the entry points of a card, those for the host alone with a tick', () => {
    const entry = (name: string) => shapes.get(keyOf(name).replace('c:', 'e:')) ?? [];
    expect(textsOf(entry('mixed-gateway-1'))).toEqual(['443', '127.0.0.1:8443']);
    const lines = entry('mixed-gateway-1').filter((shape) => shape.kind === 'line');
    expect(lines.map((line) => line.toX === line.x)).toEqual([false, false, true]);
    const [host] = entry('mixed-exporter-1');
    expect(host?.kind === 'line' && host.style.dash).toBeTruthy();
  });

  it('R63: a state by the shape of its icon, and a stopped card by a dashed frame', () => {
    const stopped = shapes.get(keyOf('voting-app-seed-1')) ?? [];
    expect(stopped.some((shape) => shape.kind === 'icon' && shape.icon === 'stopped')).toBe(true);
    expect(stopped[0]?.kind === 'box' && stopped[0].style.dash).toBeTruthy();
    expect(shapes.get(keyOf('voting-app-db-1'))?.some((shape) => shape.kind === 'dots')).toBe(true);
  });

  it('R63: a tap with a dot on its bar, dashed while its container does not run', () => {
    for (const tap of scene.taps) {
      const [line, dot] = shapes.get(`a:${tap.id}`) ?? [];
      if (line?.kind !== 'line' || dot?.kind !== 'dots') throw new Error(`tap ${tap.id} is not drawn`);
      expect(dot.at).toEqual([line.toX, line.toY]);
      expect(line.style.dash === null).toBe(tap.live);
    }
  });
});
