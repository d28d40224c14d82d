import { diffTopology, TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import type { Lens } from '../store/useView.ts';
import { toSelection } from '../store/verdict/endPair.ts';
import { toViewState } from './toViewState.ts';
import type { ViewRequest } from './toViewState.ts';

const [web, db, other] = [aContainer('web'), aContainer('db'), aContainer('other')];
const [front, back] = [aNetwork('front'), aNetwork('back')];
const topology = aTopology({
  networks: [front, back],
  containers: [web, db, other],
  attachments: [anAttachment(web, front), anAttachment(db, front), anAttachment(other, back)],
});
const plain: ViewRequest = {
  selection: [],
  filter: { text: '', drivers: [], projects: [], states: [] },
  lens: null,
  pointedAt: null,
  scheme: 'dark',
};
const hues = new Map();
const lens = (of: Lens): ViewRequest => ({ ...plain, lens: of });

it.each<[string, ViewRequest]>([
  ['nothing', plain],
  ['the lens Exposed', lens({ kind: 'exposed' })],
  ['the view from a container', lens({ kind: 'from', engine: null, containerId: web.id })],
  [
    'a selected pair',
    { ...plain, selection: [web, db].map(({ id }) => ({ kind: 'container', id, engine: null })) },
  ],
])('R99: under %s, a change elsewhere makes no other view', (_, request) => {
  const index = new TopologyIndex(topology);
  const before = toViewState(index, null, request, hues, null);
  const starting = { ...other, health: 'starting' as const };
  const change = diffTopology(topology, { ...topology, containers: [web, db, starting] });
  if (!change) throw new Error('no change');
  expect(toViewState(index.advance(change), null, request, hues, before)).toBe(before);
});

it('R250, R219: two ends of different engines show what leaves the one host, and what enters the other', () => {
  const index = new TopologyIndex(topology);
  const traceOn = (engine: string | null, ...selection: ViewRequest['selection']) =>
    toViewState(index, engine, { ...plain, selection }, hues, null).trace;
  const on = (engine: string | null, end: string) => ({ ...toSelection(end), engine });
  const pair = [on(null, web.id), on('nas', db.id)];
  expect(traceOn(null, ...pair)).toEqual(traceOn(null, on(null, web.id), on(null, 'outside')));
  expect(traceOn('nas', ...pair)).toEqual(traceOn('nas', on('nas', 'outside'), on('nas', db.id)));
  expect(traceOn('vps', ...pair)).toBeNull();
  // What is outside of one engine is outside of the other, too.
  expect(traceOn('nas', on(null, 'outside'), on('nas', db.id))).toEqual(traceOn('nas', ...pair));
  expect(traceOn(null, on(null, 'outside'), on('nas', db.id))).toBeNull();
});
