import { TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, aTopology } from '@portolan/topology/testing';
import { afterEach, expect, it } from 'vitest';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { connectIntent, runIntent } from './useShortcuts.ts';

afterEach(() => topologyStoreOf('nas').setState({ index: null }));

it('R88: what is selected but gone is left out', () => {
  const [web, front] = [aContainer('web'), aNetwork('front')];
  const index = new TopologyIndex(aTopology({ containers: [web], networks: [front] }));
  topologyStoreOf('nas').setState({ index });
  const selection = [
    { kind: 'container' as const, id: web.id },
    { kind: 'container' as const, id: 'gone' },
    { kind: 'network' as const, id: front.id },
    { kind: 'network' as const, id: 'undone' },
  ];
  expect(connectIntent('nas', selection)).toEqual({
    kind: 'connect',
    containerIds: [web.id],
    networkIds: [front.id],
  });
  expect(runIntent('nas', selection)).toEqual({ kind: 'run-container', networkIds: [front.id] });
});
