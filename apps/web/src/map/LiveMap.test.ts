import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveMap } from './LiveMap.ts';
import { EngineInTest } from './testing/aPart.ts';
import { composeProjects, engineWith } from './testing/composeProjects.ts';
import { drawn } from './testing/GraphWithoutPage.ts';
import type { ViewRequest } from './toViewState.ts';

vi.mock('./LiveGraph.ts', async () => {
  const { GraphWithoutPage } = await import('./testing/GraphWithoutPage.ts');
  return { LiveGraph: GraphWithoutPage };
});

beforeEach(() => {
  vi.stubGlobal('window', { setTimeout });
  vi.stubGlobal('document', { hidden: true });
});
afterEach(() => vi.unstubAllGlobals());

const noEvents = { onMoved() {}, onPick() {}, onMenu() {}, onHover() {}, onEngine() {} };
const requested: ViewRequest = {
  selection: [],
  filter: { text: '', drivers: [], projects: [], states: [] },
  lens: null,
  pointedAt: null,
  scheme: 'dark',
};

it('R72: draws nothing any more once the last mark is gone', async () => {
  const [nginx, net] = [aContainer('nginx'), aNetwork('net')];
  const before = aTopology({
    networks: [net],
    containers: [nginx],
    attachments: [anAttachment(nginx, net)],
  });
  const engine = new EngineInTest(null, before);
  const map = new LiveMap({} as HTMLElement, [engine], requested, noEvents);
  map.layOut({ layout: 'auto', tidied: 0 });
  await vi.waitFor(() => expect(marksInView()).toEqual(['a:', 'c:', 'n:']));
  engine.become(aTopology({}));
  expect(marksInView()).toEqual([]);
  expect(map.facts.hasContainers).toBe(false);
  // R270, R271: what comes back is not laid out again, but the window may have another size now.
  expect(drawn.refits).toBe(0);
  engine.become(before);
  expect(marksInView()).toEqual(['a:', 'c:', 'n:']);
  expect(drawn.refits).toBe(1);
  map.destroy();
});

describe('several engines', () => {
  const [some, other] = [engineWith('voting-app', 'mixed'), engineWith('nextcloud', 'elk')];
  const auto = { layout: 'auto', tidied: 0 } as const;
  const parts = () => drawn.atlas?.parts ?? [];
  const isDrawn = () => parts().map((part) => part.isDrawn);
  const open = (engines: readonly EngineInTest[]) => {
    const map = new LiveMap({} as HTMLElement, engines, requested, noEvents);
    map.layOut(auto);
    return map;
  };

  it('R298: are drawn as their topologies come, and none waits for one that does not answer', async () => {
    const engines = [
      new EngineInTest(null, some),
      new EngineInTest('nas', null),
      new EngineInTest('vps', null),
    ];
    const map = open(engines);
    expect(parts().every(({ frame }) => frame !== null)).toBe(true);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, false, false]));
    const before = parts().map(({ offset }) => offset);
    engines[2]?.become(other);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, false, true]));
    expect(
      parts()
        .map(({ offset }) => offset)
        .slice(0, 2),
    ).toEqual(before.slice(0, 2));
    expect(map.facts).toMatchObject({ hasContainers: true, isAllFilteredOut: false });
    map.destroy();
  });

  it('R298: that come and go leave the others as they are', async () => {
    const [first, nas, vps] = [
      new EngineInTest(null, some),
      new EngineInTest('nas', other),
      new EngineInTest('vps', engineWith(...Object.keys(composeProjects))),
    ];
    const map = open([first, nas]);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true]));
    const kept = parts().map((part) => ({ part, placement: part.list.drawn.placement, at: part.offset }));
    map.show([first, nas, vps]);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true, true]));
    map.show([first, nas]);
    expect(parts().map((part) => ({ part, placement: part.list.drawn.placement, at: part.offset }))).toEqual(
      kept,
    );
    for (const [i, { part }] of kept.entries()) expect(parts()[i]).toBe(part);
    map.show([nas]);
    expect(parts()).toHaveLength(1);
    expect(parts()[0]).toMatchObject({ key: 'nas', frame: null, offset: { x: 0, y: 0 } });
    expect(parts()[0]?.list.drawn.placement).toBe(kept[1]?.placement);
    map.destroy();
  });

  it('R298: an event of one derives nothing of another, and is drawn beside a part that is being laid out', async () => {
    const engines = [new EngineInTest(null, some), new EngineInTest('nas', some)];
    const map = open(engines);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true]));
    drawAll();
    const derived = () => parts().map(({ list }) => list.derived);
    const before = derived();
    const containers = some.containers.map((each, i) =>
      i === 0 ? { ...each, state: 'dead' as const } : each,
    );
    engines[1]?.become({ ...some, containers });
    drawAll();
    expect(derived()[0]).toBe(before[0]);
    expect(derived()[1]).toBeGreaterThan(before[1] ?? Infinity);
    map.layOut({ layout: 'auto', tidied: 1 });
    engines[0]?.become({ ...some, containers });
    await vi.waitFor(() => expect(drawn.resets).toBeGreaterThan(1));
    map.destroy();
  });

  it('R270: the map of the same engines returns to its view once all of them are drawn', async () => {
    const engines = [new EngineInTest(null, some), new EngineInTest('nas', other)];
    const map = open(engines);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true]));
    const view = { zoomed: true };
    Object.assign(map.graph.revealer, { left: view });
    map.destroy();
    open(engines);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true]));
    expect(drawn.returnedTo).toBe(view);
    const only = open(engines.slice(1));
    await vi.waitFor(() => expect(isDrawn()).toEqual([true]));
    expect(drawn.returnedTo).toBeNull();
    only.destroy();
  });

  it('R300: each has its share of selection, filter and lens', async () => {
    const map = open([new EngineInTest(null, some), new EngineInTest('nas', some)]);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true]));
    const [id = ''] = some.containers.map((container) => container.id);
    const views = () => parts().map(({ list }) => list.view);
    map.look({ ...requested, selection: [{ kind: 'container', id, engine: 'nas' }] });
    expect(views().map(({ selected }) => [...selected])).toEqual([[], [`c:${id}`]]);
    map.look({ ...requested, lens: { kind: 'from', engine: 'nas', containerId: id } });
    expect(views().map(({ trace }) => trace !== null)).toEqual([false, true]);
    map.look({ ...requested, lens: { kind: 'exposed' } });
    expect(views().map(({ trace }) => trace !== null)).toEqual([true, true]);
    map.look({ ...requested, filter: { ...requested.filter, text: 'nothing-has-this-name' } });
    expect(map.facts.isAllFilteredOut).toBe(true);
    map.destroy();
  });

  it('R297: each has its own dragged positions', async () => {
    const map = open([new EngineInTest(null, some), new EngineInTest('nas', some)]);
    await vi.waitFor(() => expect(isDrawn()).toEqual([true, true]));
    const [id = ''] = some.containers.map((container) => container.id);
    const cards = () => parts().map(({ list }) => ({ ...list.drawn.placement.cards.get(id) }));
    const before = cards();
    map.move(
      'nas',
      new Map([[`c:${id}`, { x: (before[1]?.x ?? 0) + 92, y: (before[1]?.y ?? 0) + 18 }]]),
      true,
    );
    expect(cards()[0]).toEqual(before[0]);
    expect(cards()[1]).not.toEqual(before[1]);
    expect(map.facts.moved).toBe(1);
    map.destroy();
  });
});

function drawAll(): void {
  drawn.atlas?.visit({ zoom: 1, pan: { x: 5000, y: 5000 }, width: 20_000, height: 20_000 }, () => undefined);
}

/** Which of cards, bars and taps are drawn with everything in view. */
function marksInView(): string[] {
  drawAll();
  return (drawn.atlas?.parts ?? [])
    .flatMap(({ list }) => [...list.kept().keys()])
    .map((key) => key.slice(0, 2))
    .filter((kind) => 'c: n: a:'.includes(kind))
    .sort();
}
