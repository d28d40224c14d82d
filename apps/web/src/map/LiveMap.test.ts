import { diffTopology, TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { showTopology } from '../store/topologyStore.ts';
import type { DisplayList } from './drawing/list/DisplayList.ts';
import { LiveMap } from './LiveMap.ts';
import type { ViewRequest } from './toViewState.ts';

const refit = vi.hoisted(() => vi.fn());

/** What the graph would draw: it needs a page, its display list needs none. */
let drawn: DisplayList;

vi.mock('./LiveGraph.ts', async () => {
  const { DisplayList } = await import('./drawing/list/DisplayList.ts');
  class GraphWithoutPage {
    viewport = { room: () => ({ width: 1180, height: 740 }), refit };
    revealer = { left: null };
    #list: DisplayList;
    constructor(_: unknown, view: DisplayList['view']) {
      drawn = this.#list = new DisplayList(view);
    }
    reset(...[scene, placement]: Parameters<DisplayList['reset']>): void {
      this.#list.reset(scene, placement);
    }
    apply(...[change, moved]: Parameters<DisplayList['apply']>): void {
      this.#list.apply(change, moved);
    }
    look(view: DisplayList['view']): void {
      this.#list.look(view, this.#list.pointing);
    }
    onFrame(): () => void {
      return () => undefined;
    }
    destroy(): void {}
  }
  return { LiveGraph: GraphWithoutPage };
});

beforeEach(() => {
  vi.stubGlobal('window', { setTimeout });
  vi.stubGlobal('document', { hidden: true });
});
afterEach(() => vi.unstubAllGlobals());

const noEvents = { onMoved() {}, onPick() {}, onMenu() {}, onHover() {} };
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
  const map = new LiveMap({} as HTMLElement, null, new TopologyIndex(before), requested, noEvents);
  map.layOut({ layout: 'auto', tidied: 0 });
  await vi.waitFor(() => expect(drawn.drawn.placement.cards.size).toBe(1));
  expect(marksInView()).toEqual(['a:', 'c:', 'n:']);
  const change = diffTopology(before, aTopology({}));
  const index = new TopologyIndex(before).advance(change ?? { put: {}, remove: {} });
  showTopology(null, { version: { epoch: 'e', revision: 2 }, index, change });
  expect(marksInView()).toEqual([]);
  expect(map.facts.hasContainers).toBe(false);
  // R270, R271: what comes back is not laid out again, but the window may have another size now.
  expect(refit).not.toHaveBeenCalled();
  const back = diffTopology(aTopology({}), before);
  const again = index.advance(back ?? { put: {}, remove: {} });
  showTopology(null, { version: { epoch: 'e', revision: 3 }, index: again, change: back });
  expect(marksInView()).toEqual(['a:', 'c:', 'n:']);
  expect(refit).toHaveBeenCalledOnce();
  map.destroy();
});

/** Which of cards, bars and taps are drawn with everything in view. */
function marksInView(): string[] {
  drawn.visit({ zoom: 1, pan: { x: 5000, y: 5000 }, width: 10_000, height: 10_000 }, () => undefined);
  return [...drawn.kept().keys()]
    .map((key) => key.slice(0, 2))
    .filter((kind) => 'c: n: a:'.includes(kind))
    .sort();
}
