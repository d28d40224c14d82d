import { describe, expect, it } from 'vitest';
import type { Network } from '../../model.ts';
import { aContainer, aNetwork, anAttachment, aTopology } from '../../testing/index.ts';
import { TopologyIndex } from '../../TopologyIndex.ts';
import { EndResolver } from '../ends/EndResolver.ts';
import { HostPathFinder } from '../ends/HostPathFinder.ts';
import { Reachability, reachabilityOf } from '../Reachability.ts';
import { EndClasses } from './EndClasses.ts';
import { EndKeyMaker } from './EndKeys.ts';
import { LegacyLinks } from './LegacyLinks.ts';
import { MatrixCodes } from './MatrixCodes.ts';
import { matrixIds } from './matrixIds.ts';

/** Thirty projects of ten on a network each, whose first containers are on a common one too. */
function thirtyProjects(): TopologyIndex {
  const proxy = aNetwork('proxy');
  const networks = Array.from({ length: 30 }, (_, i) => aNetwork(`net-${i}`));
  const containers = Array.from({ length: 300 }, (_, i) => aContainer(`c-${i}`));
  const attachments = containers.flatMap((each, i) => [
    anAttachment(each, networks[Math.floor(i / 10)] ?? proxy, { gateway: '10.0.0.1' }),
    ...(i % 10 === 0 ? [anAttachment(each, proxy, { gateway: '10.1.0.1' })] : []),
  ]);
  return new TopologyIndex(aTopology({ networks: [proxy, ...networks], containers, attachments }));
}

/** The codes, and how many decisions they took. */
function counted(index: TopologyIndex) {
  const reachability = new Reachability(index);
  const count = { decisions: 0 };
  const ends = new EndResolver(index);
  const keys = new EndKeyMaker(index, new HostPathFinder(index), new LegacyLinks(index));
  const codes = new MatrixCodes(new EndClasses(ends, keys), {
    codeOf: (from, to) => ((count.decisions += 1), reachability.verdictCode(from, to)),
    isOpen: (networkId, from, to) => {
      count.decisions += 1;
      const { paths } = reachability.verdict(from, to);
      return paths.some((path) => path.kind === 'network' && path.networkId === networkId);
    },
  });
  return { codes, count };
}

describe('R263: codes are decided where they are asked for', () => {
  it('and nothing is decided before', () => {
    const { codes, count } = counted(thirtyProjects());
    expect(count.decisions).toBe(0);
    expect(codes.code('host', 'outside')).toBe('a');
    expect(count.decisions).toBe(1);
  });
});

describe('R212: pairs of classes are decided once', () => {
  it('so that 90,000 pairs take a few hundred decisions, one by one or counted', () => {
    const index = thirtyProjects();
    const ids = matrixIds(index);
    const { codes, count } = counted(index);
    for (const from of ids) for (const to of ids) codes.code(from, to);
    expect(count.decisions).toBeLessThan(500);
    const all = counted(index);
    all.codes.count(ids, ids);
    expect(all.count.decisions).toBeLessThan(500);
  });
});

it('R212: a legacy link leads to the container that has the name after a change, although neither end was put', () => {
  const bridge = aNetwork('bridge', {
    predefined: true,
    options: { 'com.docker.network.bridge.enable_icc': 'false' },
  });
  const ports = [{ ip: null, privatePort: 80, publicPort: null, type: 'tcp' as const }];
  const [web, db, spare] = [aContainer('web'), aContainer('db', { ports }), aContainer('spare')];
  const attachments = [anAttachment(web, bridge, { links: ['db'] }), anAttachment(db, bridge)];
  let index = new TopologyIndex(aTopology({ networks: [bridge], containers: [web, db, spare], attachments }));
  const code = () => reachabilityOf(index).codes.code(web.id, db.id);
  expect(code()).toBe('a');
  // The name leads to the container with the smallest id.
  const other = { ...spare, id: '0'.repeat(64), name: 'db' };
  index = index.advance({ put: { containers: [other] }, remove: {} });
  expect(code()).toBe('b');
  index = index.advance({ put: {}, remove: { containers: [other.id] } });
  expect(code()).toBe('a');
});

it('R212: a container’s way to an address of the host can follow from another member’s attachment', () => {
  const [front, back, other] = [
    aNetwork('front', { driver: 'macvlan' }),
    aNetwork('back'),
    aNetwork('other'),
  ];
  const port = { ip: '10.9.0.1', privatePort: 80, publicPort: 8080, type: 'tcp' as const };
  const [web, db, shop] = [aContainer('web'), aContainer('db'), aContainer('shop', { ports: [port] })];
  const at = (gateway: string) => anAttachment(db, back, { gateway });
  // The default gateway is that of the macvlan network, which does not lead to the host.
  const attachments = [anAttachment(web, front, { gatewayPriority: 1 }), anAttachment(web, back)];
  let index = new TopologyIndex(
    aTopology({
      networks: [front, back, other],
      containers: [web, db, shop],
      attachments: [...attachments, at('10.9.0.1'), anAttachment(shop, other)],
    }),
  );
  const code = () => reachabilityOf(index).codes.code(web.id, shop.id);
  expect(code()).toBe('p');
  index = index.advance({ put: { attachments: [at('10.8.0.1')] }, remove: {} });
  expect(code()).toBe('b');
});

it('R212: a host’s address counts from when a port is bound to it alone', () => {
  const parent = aNetwork('parent', { driver: 'macvlan' });
  const networks = ['first', 'second', 'other'].map((name) => aNetwork(name));
  const [first, second, other] = networks as [Network, Network, Network];
  const [web, db, shop] = [aContainer('web'), aContainer('db'), aContainer('shop')];
  // The default gateway of both is that of the macvlan network, which does not lead to the host.
  const attachments = [web, db].map((each) => anAttachment(each, parent, { gatewayPriority: 1 }));
  let index = new TopologyIndex(
    aTopology({
      networks: [parent, ...networks],
      containers: [web, db, shop],
      attachments: [
        ...attachments,
        anAttachment(web, first, { gateway: '10.8.0.1' }),
        anAttachment(db, second, { gateway: '10.9.0.1' }),
        anAttachment(shop, other),
      ],
    }),
  );
  const codesToShop = () => {
    const { codes } = reachabilityOf(index);
    return [codes.code(web.id, shop.id), codes.code(db.id, shop.id)];
  };
  expect(codesToShop()).toEqual(['b', 'b']);
  const port = { ip: '10.9.0.1', privatePort: 80, publicPort: 8080, type: 'tcp' as const };
  index = index.advance({ put: { containers: [{ ...shop, ports: [port] }] }, remove: {} });
  expect(codesToShop()).toEqual(['b', 'p']);
});

it('R212: docker_gwbridge decides for the members of all overlays', () => {
  const overlay = aNetwork('overlay', { driver: 'overlay' });
  const routed = aNetwork('routed', { options: { 'com.docker.network.bridge.gateway_mode_ipv4': 'routed' } });
  const port = { ip: '0.0.0.0', privatePort: 80, publicPort: null, type: 'tcp' as const };
  const [task, web] = [aContainer('task'), aContainer('web', { ports: [port] })];
  const attachments = [anAttachment(task, overlay), anAttachment(web, routed)];
  let index = new TopologyIndex(
    aTopology({ networks: [overlay, routed], containers: [task, web], attachments }),
  );
  const code = () => reachabilityOf(index).codes.code(task.id, web.id);
  expect(code()).toBe('p');
  const bridge = aNetwork('docker_gwbridge', { internal: true });
  index = index.advance({ put: { networks: [bridge] }, remove: {} });
  expect(code()).toBe('b');
  index = index.advance({ put: {}, remove: { networks: [bridge.id] } });
  expect(code()).toBe('p');
});

describe('R212: ends of one class have the same codes', () => {
  /** Expects of all pairs what is decided for each of them. */
  function expectDecided(index: TopologyIndex): void {
    const ids = matrixIds(index);
    const decided = new Reachability(index);
    const { codes } = new Reachability(index);
    for (const from of ids)
      for (const to of ids) expect(codes.code(from, to)).toBe(decided.verdictCode(from, to));
  }

  it('so that those on the same networks with another default gateway are of another class', () => {
    const option = 'com.docker.network.bridge.gateway_mode_ipv4';
    const [open, plain] = [aNetwork('open', { options: { [option]: 'nat-unprotected' } }), aNetwork('plain')];
    const ports = [{ ip: null, privatePort: 80, publicPort: null, type: 'tcp' as const }];
    const [first, second] = [aContainer('first', { ports }), aContainer('second', { ports })];
    const attachments = [
      anAttachment(first, open, { gatewayPriority: 1 }),
      anAttachment(first, plain),
      anAttachment(second, open),
      anAttachment(second, plain, { gatewayPriority: 1 }),
    ];
    const index = new TopologyIndex(
      aTopology({ networks: [open, plain], containers: [first, second], attachments }),
    );
    const { codes } = new Reachability(index);
    expect(codes.classes.of(first.id).endClass).not.toBe(codes.classes.of(second.id).endClass);
    expectDecided(index);
  });

  it('so that the outside reaches members of a network that is not protected, and not those of one that is', () => {
    const option = 'com.docker.network.bridge.gateway_mode_ipv4';
    const [open, plain] = [aNetwork('open', { options: { [option]: 'nat-unprotected' } }), aNetwork('plain')];
    const [web, db] = [aContainer('web'), aContainer('db')];
    const attachments = [anAttachment(web, open), anAttachment(db, plain)];
    const index = new TopologyIndex(
      aTopology({ networks: [open, plain], containers: [web, db], attachments }),
    );
    const { codes } = new Reachability(index);
    expect([codes.code('outside', web.id), codes.code('outside', db.id)]).toEqual(['a', 'b']);
    expectDecided(index);
  });

  it('so that a container that was created without a network is reached from nowhere, even over an open network', () => {
    const network = aNetwork('common');
    const [web, twin] = [aContainer('web'), aContainer('twin')];
    const closed = aContainer('closed', { namespace: { kind: 'none' } });
    const attachments = [web, twin, closed].map((each) => anAttachment(each, network));
    const index = new TopologyIndex(
      aTopology({ networks: [network], containers: [web, twin, closed], attachments }),
    );
    const { codes } = new Reachability(index);
    expect(codes.code(web.id, twin.id)).toBe('a');
    expect(codes.code(web.id, closed.id)).toBe('b');
    expectDecided(index);
  });
});
