import { TopologyIndex } from '@portolan/topology';
import { aContainer, aTopology } from '@portolan/topology/testing';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { listenToTopology, showTopology, topologyStoreOf } from './topologyStore.ts';

const start = new TopologyIndex(aTopology({ containers: [aContainer('web')] }));
const change = { put: { containers: [aContainer('db')] }, remove: {} };
const show = (index: TopologyIndex, revision: number, by: typeof change | null) =>
  showTopology('nas', { version: { epoch: 'e', revision }, index, change: by });
const shownRevision = () => topologyStoreOf('nas').getState().version?.revision;

let frames: (() => void)[] = [];
const nextFrame = () => frames.splice(0).forEach((callback) => callback());
const page = { hidden: false };

beforeEach(() => {
  frames = [];
  page.hidden = false;
  vi.stubGlobal('document', page);
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  show(start, 1, null);
});
afterEach(() => vi.unstubAllGlobals());

it('R99: the map hears of a change first, and the store has it in the next frame', () => {
  const heard: number[] = [];
  const stop = listenToTopology('nas', (index) => heard.push(index.revision));
  const next = start.advance(change);
  show(next, 2, change);
  expect([heard.length, shownRevision()]).toEqual([1, 1]);
  nextFrame();
  // Another change before the store has followed: both are taken over at once.
  show(next.advance(change), 3, change);
  expect([heard.length, shownRevision()]).toEqual([2, 1]);
  nextFrame();
  expect([shownRevision(), frames.length]).toEqual([3, 0]);
  stop();
});

it('R99: without a map, in a hidden page, and for another engine, the store has it at once', () => {
  show(start, 2, change);
  expect(shownRevision()).toBe(2);
  const stop = listenToTopology('nas', () => undefined);
  page.hidden = true;
  show(start, 3, change);
  expect(shownRevision()).toBe(3);
  page.hidden = false;
  show(start, 4, change);
  const other = new TopologyIndex(aTopology({}));
  show(other, 1, null);
  nextFrame();
  nextFrame();
  expect([shownRevision(), topologyStoreOf('nas').getState().index]).toEqual([1, other]);
  stop();
});
