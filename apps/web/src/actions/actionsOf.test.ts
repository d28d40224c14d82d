import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { actionsOf } from './actionsOf.ts';

const web = aContainer('web');
const onHost = aContainer('agent', { namespace: { kind: 'host' } });
const front = aNetwork('front');
const back = aNetwork('back');
const bridge = aNetwork('bridge', { predefined: true });

const index = new TopologyIndex(
  aTopology({
    containers: [web, onHost],
    networks: [front, back, bridge],
    attachments: [anAttachment(web, front)],
  }),
);

describe('R85: the same actions everywhere', () => {
  it('offers a container to connect, and to disconnect from each of its networks', () => {
    const actions = actionsOf(index, { kind: 'container', id: web.id });
    expect(actions.map((each) => [each.label, each.refusal])).toEqual([
      ['Connect to a network…', null],
      ['Disconnect from front…', null],
    ]);
  });

  it('says why a container in host mode cannot connect', () => {
    const [connect] = actionsOf(index, { kind: 'container', id: onHost.id });
    expect(connect?.refusal).toContain('host');
  });

  it('says why a network cannot be removed', () => {
    const refusals = [front, bridge, back].map(
      ({ id }) => actionsOf(index, { kind: 'network', id }).find((each) => each.key === 'remove')?.refusal,
    );
    expect(refusals).toEqual([
      expect.stringContaining('running members'),
      expect.stringContaining("engine's own"),
      null,
    ]);
  });

  it('offers nothing for what is gone', () => {
    expect(actionsOf(index, { kind: 'container', id: 'gone' })).toEqual([]);
  });
});
