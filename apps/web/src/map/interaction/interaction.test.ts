import type { EngineStatus } from '@portolan/protocol';
import { describe, expect, it, vi } from 'vitest';
import { depthLayout } from '../layouts/depth/depthLayout.ts';
import { DisplayList } from '../drawing/list/DisplayList.ts';
import { markAt, targetAt } from '../drawing/list/markAt.ts';
import { toSource } from '../drawing/list/SceneSource.ts';
import { ScenePlacer } from '../layouts/ScenePlacer.ts';
import { finish } from '../layouts/Steps.ts';
import { LiveScene } from '../scene/LiveScene.ts';
import { toScene } from '../scene/toScene.ts';
import { indexWith } from '../testing/composeProjects.ts';
import { generatedIndex } from '../testing/generatedIndex.ts';
import { plainView } from '../testing/plainView.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { useIntentStore } from '../../store/intentStore.ts';
import { topologyStoreOf } from '../../store/topologyStore.ts';
import type { LiveGraph } from '../LiveGraph.ts';
import { handleMapKey } from './handleMapKey.ts';
import { markOf, nextMark, toMarks } from './toMarks.ts';
import type { Mark } from './toMarks.ts';
import { refusedTargets, toTarget } from './toTarget.ts';

const index = indexWith('voting-app', 'mixed');
const scene = toScene(index);
const placement = depthLayout(scene);
const list = new DisplayList(plainView);
list.reset(toSource(scene), placement);
const all = { left: -1e5, top: -1e5, right: 1e5, bottom: 1e5 };
const marks = toMarks(list, 1, all, Infinity);
const markNamed = (text: string): Mark => {
  const found = marks.find((mark) => mark.label.startsWith(text));
  if (!found) throw new Error(`no mark ${text}`);
  return found;
};

describe('marks', () => {
  it('R77: includes each card, chip, bar and attachment', () => {
    const chips = scene.cards.flatMap((card) => card.chips);
    expect(marks.length).toBe(scene.cards.length + chips.length + scene.networks.length + scene.taps.length);
  });

  it('R76: finds each mark at the position in the list', () => {
    for (const mark of marks) {
      expect(markAt(list.drawn, mark, 1), mark.label).toBe(mark.id);
      if (!mark.id.startsWith('a:')) expect(targetAt(list.drawn, mark, 1), mark.label).toBe(mark.id);
    }
    expect(markAt(list.drawn, { x: -500, y: -500 }, 1)).toBeNull();
    expect(targetAt(list.drawn, { x: -500, y: -500 }, 1)).toBeNull();
  });

  it('R76: a connection is dragged from cards and bars, but from none that is hidden in a tile', () => {
    for (const { id } of marks.filter((mark) => mark.handle)) {
      expect(markOf(list, id, 1)?.handle, id).toEqual(marks.find((mark) => mark.id === id)?.handle);
      // Half folded, cards and bars are still drawn.
      expect(markOf(list, id, 0.3)?.handle, id).not.toBeNull();
      const isTrunk = list.drawn.trunks.has(id.slice(2));
      if (!isTrunk) expect(markOf(list, id, 0.05)?.handle, id).toBeNull();
    }
  });

  it('R77: far away, a project is one mark, and the marks in view come first', () => {
    const tiles = toMarks(list, 0.05, all, Infinity);
    expect(tiles.map((mark) => mark.id)).toContain('p:mixed');
    expect(tiles.some((mark) => mark.id.startsWith('c:') || mark.id.startsWith('a:'))).toBe(false);
    const [tile] = tiles;
    expect(markAt(list.drawn, tile as Mark, 0.05)).toBe(tile?.id);
    const one = markNamed('container voting-app-db-1');
    const around = { left: one.x - 5, top: one.y - 5, right: one.x + 5, bottom: one.y + 5 };
    expect(toMarks(list, 1, around, 3)[0]?.id).toBe(one.id);
    expect(toMarks(list, 1, around, 3)).toHaveLength(3);
  });

  it('R77: of the blocks that are not in view, no more is looked at than is returned', () => {
    const fleet = new LiveScene(generatedIndex(500));
    const placer = new ScenePlacer();
    finish(placer.layOut(fleet, 'islands', { width: 1180, height: 740 }));
    const many = new DisplayList(plainView);
    many.reset(fleet, placer.placement);
    const [band] = placer.placement.bands.values();
    if (!band) throw new Error('no band');
    const around = { left: band.x, top: band.y, right: band.x + band.width, bottom: band.y + band.height };
    const lookedAt = vi.spyOn(fleet.cards, 'get');
    expect(toMarks(many, 1, around, 100)).toHaveLength(100);
    expect(lookedAt.mock.calls.length).toBeLessThan(200);
  });

  it('R75: an arrow key goes to the nearest mark ahead, and nowhere at the edge', () => {
    const cards = marks.filter((mark) => mark.id.startsWith('c:'));
    const result = markNamed('container voting-app-result-1');
    const vote = markNamed('container voting-app-vote-1');
    expect(nextMark(cards, result, 'down')?.id).toBe(vote.id);
    expect(nextMark(cards, vote, 'up')?.id).toBe(result.id);
    const leftmost = cards.reduce((a, b) => (b.x < a.x ? b : a));
    expect(nextMark(cards, leftmost, 'left')).toBeNull();
  });
});

describe('targets', () => {
  const db = markNamed('container voting-app-db-1').id;
  const front = markNamed('network voting-app_front-tier').id;
  const back = markNamed('network voting-app_back-tier').id;

  it('R76: a connection can be dragged in both directions', () => {
    const pair = { containerId: db.slice(2), networkId: front.slice(2), refusal: null };
    expect(toTarget(index, db, front)).toEqual(pair);
    expect(toTarget(index, front, db)).toEqual(pair);
    expect(toTarget(index, db, null)).toBeNull();
  });

  it('R76: a mark that cannot be connected has a reason', () => {
    expect(toTarget(index, db, back)?.refusal).toContain('already connected');
    expect(toTarget(index, db, markNamed('container voting-app-vote-1').id)?.refusal).toBe(
      'Drop it on a network.',
    );
    const host = markNamed('container mixed-exporter-1').id;
    expect(toTarget(index, host, front)?.refusal).toContain('host');
    expect(refusedTargets(index, db, [db, front, back, host])).toEqual([back, host]);
    expect(refusedTargets(index, front, [db, front, back, host])).toEqual([back, host]);
  });

  it('R300: nothing can be connected across engines, also where both have the same ids', () => {
    expect(toTarget(index, `nas/${db}`, `nas/${front}`)?.refusal).toBeNull();
    for (const over of [front, `vps/${front}`])
      expect(toTarget(index, `nas/${db}`, over)?.refusal).toBe('Drop it on a network of the same engine.');
    expect(toTarget(index, front, `nas/${db}`)?.refusal).toBe('Drop it on a container of the same engine.');
  });

  it('R300: a key removes all that is selected on one engine, and nothing while marks of several are selected', () => {
    useServerStore.setState({ role: 'operator', link: 'open' });
    topologyStoreOf('nas').setState({ status: { state: 'live' } as EngineStatus });
    const graph = { cursor: null, finder: { markOf: () => null } } as unknown as LiveGraph;
    const press = (...selected: string[]) =>
      handleMapKey('Delete', {
        selected: new Set(selected),
        modified: false,
        actions: { graph, select: vi.fn(), openMenu: vi.fn() },
      });
    expect(press(front, `nas/${front}`)).toBe(false);
    expect(useIntentStore.getState().intent).toBeNull();
    expect(press(`nas/${front}`)).toBe(true);
    expect(useIntentStore.getState()).toEqual({
      engine: 'nas',
      intent: { kind: 'remove-networks', networkIds: [front.slice(2)] },
    });
    expect(press(`nas/${front}`, `nas/${back}`)).toBe(true);
    expect(useIntentStore.getState().intent).toMatchObject({ networkIds: [front.slice(2), back.slice(2)] });
    expect(press(`nas/${db}`, `nas/${front}`)).toBe(false);
  });
});
