import { TopologyIndex } from '@portolan/topology';
import type { Container, Port } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology, arbitraryTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWith } from '../testing/composeProjects.ts';
import { portsLabel } from './toEntryPoints.ts';
import { toScene } from './toScene.ts';

const port = (publicPort: number, fields: Partial<Port> = {}): Port => ({
  ip: '0.0.0.0',
  privatePort: publicPort,
  publicPort,
  type: 'tcp',
  ...fields,
});

describe('toScene', () => {
  it('R63: draws each container once, as a card or a chip', () => {
    fc.assert(
      fc.property(arbitraryTopology(40), (topology) => {
        const scene = toScene(new TopologyIndex(topology));
        const drawn = scene.cards.flatMap((card) => [card.id, ...card.chips.map((chip) => chip.id)]);
        expect(drawn.sort()).toEqual(topology.containers.map((each) => each.id).sort());
        expect(scene.taps.length).toBe(topology.attachments.length);
      }),
    );
  });

  it('R63: draws no bar for host and none, and one for the predefined bridge only while it has members', () => {
    const web = aContainer('web');
    const own = { predefined: true };
    const bridge = aNetwork('bridge', own);
    const host = aNetwork('host', { ...own, driver: 'host' });
    const none = aNetwork('none', { ...own, driver: 'null' });
    const empty = aTopology({ networks: [bridge, host, none], containers: [web] });
    expect(toScene(new TopologyIndex(empty)).networks).toEqual([]);
    const joined = aTopology({ ...empty, attachments: [anAttachment(web, bridge), anAttachment(web, host)] });
    const scene = toScene(new TopologyIndex(joined));
    expect(scene.networks.map((network) => network.name)).toEqual(['bridge']);
    expect(scene.taps.length).toBe(1);
  });

  it('R63: draws a stub for an attachment to a removed network', () => {
    const web = aContainer('web', { state: 'exited' });
    const attachment = anAttachment(web, aNetwork('old'));
    const scene = toScene(new TopologyIndex(aTopology({ containers: [web], attachments: [attachment] })));
    expect(scene.cards[0]?.stubs).toEqual([{ id: attachment.id, label: 'old removed' }]);
    expect(scene.taps).toEqual([]);
  });

  it('R63: marks a sharer that a restart of its owner has cut off, until it is restarted itself', () => {
    const [first, second, third] = [1, 2, 3].map((day) => `2026-01-0${day}T00:00:01Z`);
    const vpn = aContainer('vpn', { startedAt: second });
    const namespace = { kind: 'container', containerId: vpn.id } as const;
    const stateWith = (fields: Partial<Container>) => {
      const sharer = aContainer('torrent', { namespace, startedAt: first, ...fields });
      const [card] = toScene(new TopologyIndex(aTopology({ containers: [vpn, sharer] }))).cards;
      return [card?.state, card?.chips[0]?.state];
    };
    expect(stateWith({})).toEqual(['running', 'cut off']);
    expect(stateWith({ state: 'paused' })).toEqual(['running', 'cut off']);
    expect(stateWith({ health: 'unhealthy' })).toEqual(['running', 'cut off']);
    expect(stateWith({ state: 'restarting' })).toEqual(['running', 'restarting']);
    expect(stateWith({ startedAt: third })).toEqual(['running', 'running']);
  });

  it('R61: distinguishes entry points by bind address, host mode and parent interface', () => {
    const { cards } = toScene(indexWith('mixed'));
    const entryPoints = (label: string) => cards.find((card) => card.label === label)?.entryPoints;
    expect(entryPoints('gateway')).toEqual([
      { kind: 'outside', label: '443' },
      { kind: 'host', label: '127.0.0.1:8443' },
    ]);
    expect(entryPoints('exporter')).toEqual([{ kind: 'host-network', label: 'host network' }]);
    const member = aContainer('pihole');
    const lan = aNetwork('lan', { driver: 'macvlan', options: { parent: 'eth0' } });
    const topology = aTopology({
      networks: [lan],
      containers: [member],
      attachments: [anAttachment(member, lan)],
    });
    expect(toScene(new TopologyIndex(topology)).cards[0]?.entryPoints).toEqual([
      { kind: 'lan', label: 'LAN eth0' },
    ]);
  });

  it('R61: writes ports in one short line', () => {
    expect(portsLabel([port(80), port(80, { ip: '::' }), port(443)])).toBe('80, 443');
    expect(portsLabel([port(8080, { privatePort: 80 }), port(1), port(2), port(3)])).toBe('1, 2, 3, 8080→80');
    expect(portsLabel([53, 67, 8080, 8443, 9000, 9001].map((number) => port(number)))).toBe(
      '53, 67, 8080 +3',
    );
    expect(portsLabel([port(53, { type: 'udp' }), port(53)])).toBe('53, 53/udp');
    expect(portsLabel([port(8025, { ip: '192.168.100.200', privatePort: 80 })])).toBe('192.168.100.200:8025');
  });

  it('R62: leaves out of a name what its band shows', () => {
    const labels = toScene(indexWith('voting-app')).cards.map((card) => card.label);
    expect(labels.sort()).toEqual(['db', 'redis', 'result', 'seed', 'vote', 'worker']);
  });

  it('R62: names the default network of a project after the project', () => {
    const names = ['shop_default', 'shop_back', 'shop_', 'other_default'];
    const networks = names.map((name) => aNetwork(name, { project: 'shop' }));
    const alone = aNetwork('lab_default');
    const scene = toScene(new TopologyIndex(aTopology({ networks: [...networks, alone] })));
    const label = (name: string) => scene.networks.find((network) => network.name === name)?.label;
    expect(names.map(label)).toEqual(['shop', 'back', 'shop_', 'other_default']);
    expect(label('lab_default')).toBe('lab_default');
  });
});
