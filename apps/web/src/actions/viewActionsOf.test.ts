import { TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { viewActionsOf } from './viewActionsOf.ts';

const web = aContainer('web');
const old = aContainer('old', { state: 'exited' });
const front = aNetwork('front');
const index = new TopologyIndex(aTopology({ containers: [web, old], networks: [front] }));
const ofWeb = { kind: 'container', id: web.id } as const;
const ofOld = { kind: 'container', id: old.id } as const;
const noView = { selection: [], lens: null };

it('R256: shows the view from a running container, and leaves it', () => {
  expect(viewActionsOf(index, ofWeb, noView)).toMatchObject([
    { label: 'View from here', refusal: null, lens: { kind: 'from', containerId: web.id } },
  ]);
  expect(viewActionsOf(index, ofOld, noView)[0]?.refusal).toBe('old is not running: it reaches nothing.');
  const lens = { kind: 'from', containerId: web.id } as const;
  expect(viewActionsOf(index, ofWeb, { selection: [], lens })).toMatchObject([
    { label: 'Leave the view from here', lens: null },
  ]);
});

it('R250: asks whether the selected container can reach another one', () => {
  const asked = viewActionsOf(index, ofOld, { selection: [ofWeb], lens: null });
  expect(asked[1]).toMatchObject({ label: 'Can web reach it?', select: [ofWeb, ofOld] });
  expect(viewActionsOf(index, { kind: 'outside' }, { selection: [ofWeb], lens: null })).toMatchObject([
    { label: 'Can web reach it?', select: [ofWeb, { kind: 'outside' }] },
  ]);
  expect(viewActionsOf(index, ofWeb, { selection: [ofWeb], lens: null })).toHaveLength(1);
  expect(viewActionsOf(index, { kind: 'network', id: front.id }, { selection: [ofWeb], lens: null })).toEqual(
    [],
  );
});
