import { describe, expect, it } from 'vitest';
import type { Attachment, Container, Network } from '../model.ts';
import { TopologyBuilder } from '../testing/index.ts';
import type { PeerName } from './PeerName.ts';

const brief = (names: PeerName[]) => names.map(({ name, kind, addresses }) => [name, kind, ...addresses]);
const named = (...names: string[]): Partial<Attachment> => ({ names });

describe('R220: names on a network with a name service', () => {
  it.each(['20.10.24', '28.5.2'])(
    'name, short id, aliases, service, hostname, name and network (%s)',
    (version) => {
      const builder = new TopologyBuilder({ version });
      const n = builder.network('shop_front');
      const viewer = builder.container('web', [n]);
      const fields = { hostname: 'box', service: 'db', project: 'shop' };
      const holder = builder.container('shop-db-1', [n], fields, (network) => {
        expect(network).toBe(n);
        return named('shop-db-1', 'db', 'store', '0123456789ab', 'box');
      });
      expect(brief(builder.names.namesFor(viewer.id, holder.id))).toEqual([
        ['shop-db-1', 'name', '10.1.0.3'],
        ['db', 'service', '10.1.0.3'],
        ['store', 'alias', '10.1.0.3'],
        ['0123456789ab', 'alias', '10.1.0.3'],
        ['box', 'hostname', '10.1.0.3'],
        ['shop-db-1.shop_front', 'qualified', '10.1.0.3'],
      ]);
    },
  );

  it('the short id, as the engine reports it', () => {
    const builder = new TopologyBuilder();
    const n = builder.network('n');
    const [viewer, holder] = [builder.container('a', [n]), builder.container('b', [n])];
    const kinds = builder.names.namesFor(viewer.id, holder.id).map(({ kind }) => kind);
    expect(kinds).toEqual(['name', 'short-id', 'qualified']);
  });

  it('both addresses with IPv4 and IPv6, one address with IPv6 only', () => {
    const builder = new TopologyBuilder();
    const [dual, six] = [
      builder.network('dual', { enableIPv6: true }),
      builder.network('six', { enableIPv4: false, enableIPv6: true }),
    ];
    const viewer = builder.container('a', [dual, six]);
    builder.container('both', [dual]);
    builder.container('alone', [six]);
    expect(builder.names.resolve(viewer.id, 'both').addresses).toEqual(['10.1.0.3', 'fd00:1::3']);
    expect(builder.names.resolve(viewer.id, 'alone').addresses).toEqual(['fd00:2::4']);
  });

  it('none on the default bridge, without a common network, in host mode and mode none, and for the container itself', () => {
    const builder = new TopologyBuilder();
    const [bridge, n] = [builder.defaultBridge(), builder.network('n')];
    const [a, b, far] = [
      builder.container('a', [bridge]),
      builder.container('b', [bridge]),
      builder.container('far', [n]),
    ];
    const agent = builder.container('agent', [], { namespace: { kind: 'host' } });
    const alone = builder.container('alone', [], { namespace: { kind: 'none' } });
    for (const viewer of [a, agent, alone, far]) expect(builder.names.namesFor(viewer.id, b.id)).toEqual([]);
    expect(builder.names.namesFor(far.id, far.id)).toEqual([]);
  });

  it('R222: names are compared without regard to case', () => {
    const builder = new TopologyBuilder();
    const n = builder.network('Front');
    const [a, b] = [builder.container('a', [n]), builder.container('Db', [n])];
    expect(builder.names.resolve(a.id, 'dB').winner).toBe(b.id);
    expect(builder.names.resolve(a.id, 'DB.FRONT').winner).toBe(b.id);
  });

  it.each([
    ['running', true],
    ['paused', true],
    ['exited', false],
    ['created', false],
    ['restarting', false],
  ] as const)('%s: resolves is %s', (state, resolves) => {
    const builder = new TopologyBuilder();
    const n = builder.network('n');
    const [a, b] = [builder.container('a', [n]), builder.container('b', [n], { state })];
    expect(builder.names.namesFor(a.id, b.id).length > 0).toBe(resolves);
    expect(builder.names.resolve(a.id, 'b').holders).toEqual(resolves ? [b.id] : []);
  });

  it('sharers resolve what their owner resolves, and have no names of their own', () => {
    const builder = new TopologyBuilder();
    const n = builder.network('n');
    const owner = builder.container('owner', [n]);
    const [side, peer] = [builder.sharer('side', owner), builder.container('peer', [n])];
    expect(builder.names.resolve(side.id, 'peer').winner).toBe(peer.id);
    expect(builder.names.resolve(side.id, 'owner').winner).toBe(owner.id);
    expect(builder.names.namesFor(peer.id, side.id)).toEqual([]);
    expect(builder.names.resolve(peer.id, 'side').holders).toEqual([]);
  });

  it('Podman resolves names on bridges alone', () => {
    const builder = new TopologyBuilder({ product: 'podman', version: '5.4.2' });
    const [bridge, lan] = [builder.network('b'), builder.network('l', { driver: 'macvlan' })];
    const [viewer, near, far] = [
      builder.container('viewer', [bridge, lan]),
      builder.container('near', [bridge]),
      builder.container('far', [lan]),
    ];
    expect(builder.names.namesFor(viewer.id, near.id)).not.toEqual([]);
    expect(builder.names.namesFor(viewer.id, far.id)).toEqual([]);
  });
});

describe('R221: ambiguous names', () => {
  const onBoth = (fields: [Partial<Network>, Partial<Network>], priorities: [number, number] = [0, 0]) => {
    const builder = new TopologyBuilder();
    const [ka, kb] = [builder.network('ka', fields[0]), builder.network('kb', fields[1])];
    const viewer = builder.container('viewer', [kb, ka], {}, (network) => ({
      gatewayPriority: priorities[network === ka ? 0 : 1],
    }));
    const [x, y] = [
      builder.container('x', [ka], {}, named('x', 'db')),
      builder.container('y', [kb], {}, named('y', 'db')),
    ];
    const winner = builder.names.resolve(viewer.id, 'db').winner;
    return { builder, viewer, x, y, winner: winner === x.id ? 'ka' : winner === y.id ? 'kb' : null };
  };

  it('several holders on one network are resolved in no fixed order', () => {
    const builder = new TopologyBuilder();
    const n = builder.network('n');
    const [viewer, x, y] = [
      builder.container('viewer', [n]),
      builder.container('x', [n], {}, named('x', 'db')),
      builder.container('y', [n], {}, named('y', 'db')),
    ];
    const db = builder.names.namesFor(viewer.id, x.id).find(({ name }) => name === 'db');
    expect(db?.ambiguity).toEqual({ holders: [x.id, y.id].sort(), winner: null });
    const { winner, addresses } = builder.names.resolve(viewer.id, 'db');
    expect([winner, addresses.sort()]).toEqual([null, ['10.1.0.3', '10.1.0.4']]);
    expect(builder.names.namesFor(viewer.id, x.id)[0]?.ambiguity).toBeNull();
  });

  it.each<[string, [Partial<Network>, Partial<Network>], [number, number], string]>([
    ['the smaller network name', [{}, {}], [0, 0], 'ka'],
    ['the higher gateway priority', [{}, {}], [0, 5], 'kb'],
    ['one with IPv4 and IPv6', [{}, { enableIPv6: true }], [9, 0], 'kb'],
    ['internal networks last', [{ internal: true }, {}], [9, 0], 'kb'],
    ['swarm networks first', [{}, { driver: 'overlay', scope: 'swarm' }], [9, 0], 'kb'],
    [
      'ingress after the other swarm networks',
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

  it('each holder’s name reports which container is resolved first', () => {
    const { builder, viewer, x, y } = onBoth([{}, {}]);
    for (const holder of [x, y]) {
      const db = builder.names.namesFor(viewer.id, holder.id).find(({ name }) => name === 'db');
      expect(db?.ambiguity).toEqual({ holders: [x.id, y.id].sort(), winner: x.id });
    }
  });

  it('a holder on both networks resolves to its address on the first; the qualified name selects the other', () => {
    const builder = new TopologyBuilder();
    const [ka, kb] = [builder.network('ka'), builder.network('kb')];
    const [viewer, db] = [builder.container('viewer', [ka, kb]), builder.container('db', [kb, ka])];
    const names = builder.names.namesFor(viewer.id, db.id).filter(({ kind }) => kind !== 'short-id');
    expect(brief(names)).toEqual([
      ['db', 'name', '10.1.0.3'],
      ['db.ka', 'qualified', '10.1.0.3'],
      ['db.kb', 'qualified', '10.2.0.3'],
    ]);
    expect(names.every(({ ambiguity }) => ambiguity === null)).toBe(true);
  });
});

describe('R223: links', () => {
  const linked = (make: (builder: TopologyBuilder) => Network, fields: Partial<Container> = {}) => {
    const builder = new TopologyBuilder();
    const n = make(builder);
    const consumer = builder.container('consumer', [n], {}, { links: ['db:store'] });
    return {
      builder,
      consumer,
      other: builder.container('other', [n]),
      db: builder.container('db', [n], fields),
    };
  };

  it('on the default bridge are alias, hostname and name in /etc/hosts, for the linking container alone', () => {
    const { builder, consumer, other, db } = linked((at) => at.defaultBridge(), { hostname: 'box' });
    const names = builder.names.namesFor(consumer.id, db.id);
    expect(brief(names)).toEqual(['store', 'box', 'db'].map((name) => [name, 'link', '10.1.0.4']));
    expect(names.every(({ networkId }) => networkId === null)).toBe(true);
    for (const name of ['store', 'BOX', 'db'])
      expect(builder.names.resolve(consumer.id, name)).toMatchObject({
        winner: db.id,
        addresses: ['10.1.0.4'],
      });
    expect(builder.names.namesFor(db.id, consumer.id)).toEqual([]);
    expect(builder.names.namesFor(other.id, db.id)).toEqual([]);
  });

  it('on a user-defined network are resolved by the name service, for the linking container alone', () => {
    const { builder, consumer, other, db } = linked((at) => at.network('n'));
    expect(builder.names.namesFor(consumer.id, db.id)[0]).toMatchObject({ name: 'store', kind: 'link' });
    expect(builder.names.resolve(consumer.id, 'STORE').winner).toBe(db.id);
    expect(builder.names.resolve(other.id, 'store').holders).toEqual([]);
  });

  it('precede the same name of another container', () => {
    const { builder, consumer, db } = linked((at) => at.network('n'));
    const store = builder.container('store', builder.topology.networks);
    const [own] = builder.names.namesFor(consumer.id, store.id);
    expect(own).toMatchObject({ name: 'store', ambiguity: { winner: db.id } });
    expect(own?.ambiguity?.holders).toEqual([db.id, store.id].sort());
  });

  it('do not resolve while their target is stopped', () => {
    const { builder, consumer, db } = linked((at) => at.defaultBridge(), { state: 'exited' });
    expect(builder.names.namesFor(consumer.id, db.id)).toEqual([]);
  });
});

describe('R224: swarm services', () => {
  const labels = { 'com.docker.swarm.service.name': 'api' };
  const builder = new TopologyBuilder();
  const overlay = builder.network('o', { driver: 'overlay', scope: 'swarm', attachable: true });
  const viewer = builder.container('viewer', [overlay]);
  const tasks = ['api.1.x', 'api.2.y'].map((name) =>
    builder.container(name, [overlay], { labels }, named(name)),
  );

  it('have a virtual address that is not reported, and the addresses of their tasks', () => {
    const names = builder.names.namesFor(viewer.id, tasks[0]?.id ?? '');
    expect(brief(names)).toEqual([
      ['api.1.x', 'name', '10.1.0.3'],
      ['api', 'vip'],
      ['tasks.api', 'tasks', '10.1.0.3'],
      ['api.1.x.o', 'qualified', '10.1.0.3'],
    ]);
    expect(names[1]?.ambiguity).toEqual({ holders: tasks.map(({ id }) => id).sort(), winner: null });
    const { addresses } = builder.names.resolve(viewer.id, 'tasks.api');
    expect(addresses.sort()).toEqual(['10.1.0.3', '10.1.0.4']);
    expect(builder.names.resolve(viewer.id, 'api').addresses).toEqual([]);
    expect(builder.names.resolve(viewer.id, 'api.1').holders).toEqual([]);
  });
});
