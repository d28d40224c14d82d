import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { TopologyIndex } from '@portolan/topology';
import { expect, it } from 'vitest';
import { filterNetworks } from './filterNetworks.ts';

it('R28: the namesake of a network that is gone is unused, unless what is attached knows only the name', () => {
  const network = aNetwork('a');
  const container = aContainer('c', { state: 'exited' });
  const attachment = anAttachment(container, network, { state: 'configured' });
  const unusedBeside = (networkId: string) =>
    filterNetworks(
      new TopologyIndex(
        aTopology({
          networks: [network],
          containers: [container],
          attachments: [{ ...attachment, networkId, networkName: network.name }],
        }),
      ),
      { unused: true },
    );
  expect(unusedBeside('of-one-gone')).toEqual([network]);
  expect(unusedBeside(network.id)).toEqual([]);
  expect(unusedBeside('')).toEqual([]);
});

it('a swarm’s own networks are never unused', () => {
  const networks = [aNetwork('a', { ingress: true }), aNetwork('b', { name: 'docker_gwbridge' })];
  expect(filterNetworks(new TopologyIndex(aTopology({ networks })), { unused: true })).toEqual([]);
});
