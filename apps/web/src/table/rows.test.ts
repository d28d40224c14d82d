import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { compareAddresses } from './columns.ts';
import { toRows } from './rows.ts';

const vpn = aContainer('vpn');
const torrent = aContainer('torrent', { namespace: { kind: 'container', containerId: vpn.id } });
const lan = aNetwork('lan');
const index = new TopologyIndex(
  aTopology({ containers: [vpn, torrent], networks: [lan], attachments: [anAttachment(vpn, lan)] }),
);

describe('R95: the rows of the tables', () => {
  it('show a sharer with the networks of the network stack it uses', () => {
    const row = toRows(index, null).containers.find((each) => each.name === 'torrent');
    expect(row?.attachments.map((each) => each.networkName)).toEqual(['lan']);
  });

  it('are those that match, and the attachments of matching containers or networks', () => {
    const matches = { containers: new Set([vpn.id]), networks: new Set<string>() };
    const { containers, networks, attachments } = toRows(index, matches);
    expect([containers.length, networks.length, attachments.length]).toEqual([1, 0, 1]);
  });
});

describe('R95: sorting by address', () => {
  it('compares IPv4 by number and puts rows without an address last', () => {
    const sorted = ['10.0.0.10', null, '10.0.0.9', 'fd00::1'].sort(compareAddresses);
    expect(sorted).toEqual(['10.0.0.9', '10.0.0.10', 'fd00::1', null]);
  });
});
