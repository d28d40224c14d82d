import { describe, expect, it } from 'vitest';
import { Lab } from '../testing/index.ts';
import type { Attachment, Container, Network } from '../model.ts';
import type { PeerName } from './PeerName.ts';

const brief = (names: PeerName[]) => names.map(({ name, kind, addresses }) => [name, kind, ...addresses]);
const named = (...names: string[]): Partial<Attachment> => ({ names });

describe('R220: names on a network with a name service', () => {
  it.each(['20.10.24', '28.5.2'])(
    'name, short id, aliases, service, hostname, name and network (%s)',
    (version) => {
      const lab = new Lab({ version });
      const n = lab.network('shop_front');
      const viewer = lab.container('web', [n]);
      const fields = { hostname: 'box', service: 'db', project: 'shop' };
      const holder = lab.container('shop-db-1', [n], fields, (network) => {
        expect(network).toBe(n);
        return named('shop-db-1', 'db', 'store', '0123456789ab', 'box');
      });
      expect(brief(lab.names.namesFor(viewer.id, holder.id))).toEqual([
        ['shop-db-1', 'name', '10.1.0.3'],
        ['db', 'service', '10.1.0.3'],
        ['store', 'alias', '10.1.0.3'],
        ['0123456789ab', 'alias', '10.1.0.3'],
        ['box', 'hostname', '10.1.0.3'],
        ['shop-db-1.shop_front', 'qualified', '10.1.0.3'],
      ]);
    },
  );

  it('the twelve digits of the id, as the engine tells them', () => {
    const lab = new Lab();
    const n = lab.network('n');
    const [viewer, holder] = [lab.container('a', [n]), lab.container('b', [n])];
    const kinds = lab.names.namesFor(viewer.id, holder.id).map(({ kind }) => kind);
    expect(kinds).toEqual(['name', 'short-id', 'qualified']);
  });

  it('both addresses of one with IPv4 and IPv6, one of one with IPv6 alone', () => {
    const lab = new Lab();
    const [dual, six] = [
      lab.network('dual', { enableIPv6: true }),
      lab.network('six', { enableIPv4: false, enableIPv6: true }),
    ];
    const viewer = lab.container('a', [dual, six]);
    lab.container('both', [dual]);
    lab.container('alone', [six]);
    expect(lab.names.resolve(viewer.id, 'both').addresses).toEqual(['10.1.0.3', 'fd00:1::3']);
    expect(lab.names.resolve(viewer.id, 'alone').addresses).toEqual(['fd00:2::4']);
  });

  it('none on the default bridge, between strangers, for host mode and none, and for oneself', () => {
    const lab = new Lab();
    const [bridge, n] = [lab.defaultBridge(), lab.network('n')];
    const [a, b, far] = [
      lab.container('a', [bridge]),
      lab.container('b', [bridge]),
      lab.container('far', [n]),
    ];
    const agent = lab.container('agent', [], { namespace: { kind: 'host' } });
    const alone = lab.container('alone', [], { namespace: { kind: 'none' } });
    for (const viewer of [a, agent, alone, far]) expect(lab.names.namesFor(viewer.id, b.id)).toEqual([]);
    expect(lab.names.namesFor(far.id, far.id)).toEqual([]);
  });

  it('upper and lower case are one', () => {
    const lab = new Lab();
    const n = lab.network('Front');
    const [a, b] = [lab.container('a', [n]), lab.container('Db', [n])];
    expect(lab.names.resolve(a.id, 'dB').winner).toBe(b.id);
    expect(lab.names.resolve(a.id, 'DB.FRONT').winner).toBe(b.id);
  });

  it.each([
    ['running', true],
    ['paused', true],
    ['exited', false],
    ['created', false],
    ['restarting', false],
  ] as const)('%s: resolves is %s', (state, resolves) => {
    const lab = new Lab();
    const n = lab.network('n');
    const [a, b] = [lab.container('a', [n]), lab.container('b', [n], { state })];
    expect(lab.names.namesFor(a.id, b.id).length > 0).toBe(resolves);
    expect(lab.names.resolve(a.id, 'b').holders).toEqual(resolves ? [b.id] : []);
  });

  it('sharers look up what their owner does, and have no names of their own', () => {
    const lab = new Lab();
    const n = lab.network('n');
    const owner = lab.container('owner', [n]);
    const [side, peer] = [lab.sharer('side', owner), lab.container('peer', [n])];
    expect(lab.names.resolve(side.id, 'peer').winner).toBe(peer.id);
    expect(lab.names.resolve(side.id, 'owner').winner).toBe(owner.id);
    expect(lab.names.namesFor(peer.id, side.id)).toEqual([]);
    expect(lab.names.resolve(peer.id, 'side').holders).toEqual([]);
  });

  it('Podman serves names on bridges alone', () => {
    const lab = new Lab({ product: 'podman', version: '5.4.2' });
    const [bridge, lan] = [lab.network('b'), lab.network('l', { driver: 'macvlan' })];
    const [viewer, near, far] = [
      lab.container('viewer', [bridge, lan]),
      lab.container('near', [bridge]),
      lab.container('far', [lan]),
    ];
    expect(lab.names.namesFor(viewer.id, near.id)).not.toEqual([]);
    expect(lab.names.namesFor(viewer.id, far.id)).toEqual([]);
  });
});

describe('R221: ambiguous names', () => {
  const onBoth = (fields: [Partial<Network>, Partial<Network>], priorities: [number, number] = [0, 0]) => {
    const lab = new Lab();
    const [ka, kb] = [lab.network('ka', fields[0]), lab.network('kb', fields[1])];
    const viewer = lab.container('viewer', [kb, ka], {}, (network) => ({
      gatewayPriority: priorities[network === ka ? 0 : 1],
    }));
    const [x, y] = [
      lab.container('x', [ka], {}, named('x', 'db')),
      lab.container('y', [kb], {}, named('y', 'db')),
    ];
    const winner = lab.names.resolve(viewer.id, 'db').winner;
    return { lab, viewer, x, y, winner: winner === x.id ? 'ka' : winner === y.id ? 'kb' : null };
  };

  it('several holders on one network are answered in no fixed order', () => {
    const lab = new Lab();
    const n = lab.network('n');
    const [viewer, x, y] = [
      lab.container('viewer', [n]),
      lab.container('x', [n], {}, named('x', 'db')),
      lab.container('y', [n], {}, named('y', 'db')),
    ];
    const db = lab.names.namesFor(viewer.id, x.id).find(({ name }) => name === 'db');
    expect(db?.ambiguity).toEqual({ holders: [x.id, y.id].sort(), winner: null });
    const { winner, addresses } = lab.names.resolve(viewer.id, 'db');
    expect([winner, addresses.sort()]).toEqual([null, ['10.1.0.3', '10.1.0.4']]);
    expect(lab.names.namesFor(viewer.id, x.id)[0]?.ambiguity).toBeNull();
  });

  it.each<[string, [Partial<Network>, Partial<Network>], [number, number], string]>([
    ['the smaller network name', [{}, {}], [0, 0], 'ka'],
    ['the higher gateway priority', [{}, {}], [0, 5], 'kb'],
    ['one with IPv4 and IPv6', [{}, { enableIPv6: true }], [9, 0], 'kb'],
    ['internal networks last', [{ internal: true }, {}], [9, 0], 'kb'],
    ['the swarm’s networks first', [{}, { driver: 'overlay', scope: 'swarm' }], [9, 0], 'kb'],
    [
      'ingress behind them',
      [
        { driver: 'overlay', scope: 'swarm', ingress: true },
        { driver: 'overlay', scope: 'swarm' },
      ],
      [0, 0],
      'kb',
    ],
  ])('on several shared networks: %s', (_, networks, priorities, winner) => {
    expect(onBoth(networks, priorities).winner).toBe(winner);
  });

  it('who is answered first is told of each holder', () => {
    const { lab, viewer, x, y } = onBoth([{}, {}]);
    for (const holder of [x, y]) {
      const db = lab.names.namesFor(viewer.id, holder.id).find(({ name }) => name === 'db');
      expect(db?.ambiguity).toEqual({ holders: [x.id, y.id].sort(), winner: x.id });
    }
  });

  it('one holder on both leads to its address on the network asked first; its network’s name selects the other', () => {
    const lab = new Lab();
    const [ka, kb] = [lab.network('ka'), lab.network('kb')];
    const [viewer, db] = [lab.container('viewer', [ka, kb]), lab.container('db', [kb, ka])];
    const names = lab.names.namesFor(viewer.id, db.id).filter(({ kind }) => kind !== 'short-id');
    expect(brief(names)).toEqual([
      ['db', 'name', '10.1.0.3'],
      ['db.ka', 'qualified', '10.1.0.3'],
      ['db.kb', 'qualified', '10.2.0.3'],
    ]);
    expect(names.every(({ ambiguity }) => ambiguity === null)).toBe(true);
  });
});

describe('R223: links', () => {
  const linked = (make: (lab: Lab) => Network, fields: Partial<Container> = {}) => {
    const lab = new Lab();
    const n = make(lab);
    const consumer = lab.container('consumer', [n], {}, { links: ['db:store'] });
    return { lab, consumer, other: lab.container('other', [n]), db: lab.container('db', [n], fields) };
  };

  it('on the default bridge are alias, hostname and name in /etc/hosts, for the holder of the link alone', () => {
    const { lab, consumer, other, db } = linked((at) => at.defaultBridge(), { hostname: 'box' });
    const names = lab.names.namesFor(consumer.id, db.id);
    expect(brief(names)).toEqual(['store', 'box', 'db'].map((name) => [name, 'link', '10.1.0.4']));
    expect(names.every(({ networkId }) => networkId === null)).toBe(true);
    for (const name of ['store', 'BOX', 'db'])
      expect(lab.names.resolve(consumer.id, name)).toMatchObject({ winner: db.id, addresses: ['10.1.0.4'] });
    expect(lab.names.namesFor(db.id, consumer.id)).toEqual([]);
    expect(lab.names.namesFor(other.id, db.id)).toEqual([]);
  });

  it('on a user network are known to the name service, for the holder of the link alone', () => {
    const { lab, consumer, other, db } = linked((at) => at.network('n'));
    expect(lab.names.namesFor(consumer.id, db.id)[0]).toMatchObject({ name: 'store', kind: 'link' });
    expect(lab.names.resolve(consumer.id, 'STORE').winner).toBe(db.id);
    expect(lab.names.resolve(other.id, 'store').holders).toEqual([]);
  });

  it('go before the same name of another', () => {
    const { lab, consumer, db } = linked((at) => at.network('n'));
    const store = lab.container('store', lab.topology.networks);
    const [own] = lab.names.namesFor(consumer.id, store.id);
    expect(own).toMatchObject({ name: 'store', ambiguity: { winner: db.id } });
    expect(own?.ambiguity?.holders).toEqual([db.id, store.id].sort());
  });

  it('lead nowhere while their target does not run', () => {
    const { lab, consumer, db } = linked((at) => at.defaultBridge(), { state: 'exited' });
    expect(lab.names.namesFor(consumer.id, db.id)).toEqual([]);
  });
});

describe('R224: swarm services', () => {
  const labels = { 'com.docker.swarm.service.name': 'api' };
  const lab = new Lab();
  const overlay = lab.network('o', { driver: 'overlay', scope: 'swarm', attachable: true });
  const viewer = lab.container('viewer', [overlay]);
  const tasks = ['api.1.x', 'api.2.y'].map((name) => lab.container(name, [overlay], { labels }, named(name)));

  it('have a virtual address that is not told, and their tasks’ own', () => {
    const names = lab.names.namesFor(viewer.id, tasks[0]?.id ?? '');
    expect(brief(names)).toEqual([
      ['api.1.x', 'name', '10.1.0.3'],
      ['api', 'vip'],
      ['tasks.api', 'tasks', '10.1.0.3'],
      ['api.1.x.o', 'qualified', '10.1.0.3'],
    ]);
    expect(names[1]?.ambiguity).toEqual({ holders: tasks.map(({ id }) => id).sort(), winner: null });
    const { addresses } = lab.names.resolve(viewer.id, 'tasks.api');
    expect(addresses.sort()).toEqual(['10.1.0.3', '10.1.0.4']);
    expect(lab.names.resolve(viewer.id, 'api').addresses).toEqual([]);
    expect(lab.names.resolve(viewer.id, 'api.1').holders).toEqual([]);
  });
});
