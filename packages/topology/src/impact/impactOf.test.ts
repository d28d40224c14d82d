import { describe, expect, it } from 'vitest';
import { aContainer, aNetwork, anAttachment, aTopology } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { impactOf } from './impactOf.ts';

const [front, back, inner] = [aNetwork('front'), aNetwork('back'), aNetwork('inner', { internal: true })];
const port = { ip: '0.0.0.0', privatePort: 80, publicPort: 80, type: 'tcp' } as const;
const web = aContainer('web', { ports: [port, { ...port, ip: '::' }] });
const [db, proxy] = [aContainer('db'), aContainer('proxy')];
const old = aContainer('old', { state: 'exited' });
const sidecar = aContainer('sidecar', { namespace: { kind: 'container', containerId: db.id } });
const index = new TopologyIndex(
  aTopology({
    networks: [front, back, inner],
    containers: [web, db, proxy, old, sidecar],
    attachments: [
      anAttachment(web, front),
      anAttachment(web, inner),
      anAttachment(proxy, front),
      anAttachment(proxy, inner),
      anAttachment(db, back),
      anAttachment(db, front),
      anAttachment(old, back),
    ],
  }),
);
const pair = (a: { id: string }, b: { id: string }) => [a.id, b.id].sort();
const sorted = (pairs: string[][]) => pairs.sort((a, b) => (a.join() < b.join() ? -1 : 1));
const ids = (...containers: { id: string }[]) => containers.map(({ id }) => id).sort();

describe('R121: pairs', () => {
  it('gain a common network if they had none, stopped members included', () => {
    const impact = impactOf(index, [{ kind: 'connect', containerId: web.id, networkId: back.id }]);
    expect(impact.gained).toEqual([pair(web, old)]);
    expect(impact.lost).toEqual([]);
  });

  it('lose their last common network, and so do sharers of their stacks', () => {
    const impact = impactOf(index, [{ kind: 'disconnect', containerId: web.id, networkId: front.id }]);
    expect(impact.lost).toEqual(sorted([pair(web, db), pair(web, sidecar)]));
    expect(impact.gained).toEqual([]);
  });

  it('in one stack keep access to each other without any network', () => {
    const impact = impactOf(index, [
      { kind: 'disconnect', containerId: db.id, networkId: front.id },
      { kind: 'disconnect', containerId: db.id, networkId: back.id },
    ]);
    expect(impact.lost).not.toContainEqual(pair(db, sidecar));
    expect(impact.lost).toContainEqual(pair(old, sidecar));
  });

  it('lose access when the owner of a stack restarts: its sharers are cut off (R2)', () => {
    const impact = impactOf(index, [{ kind: 'restart', containerId: db.id }]);
    expect(impact.lost).toEqual(
      sorted([pair(db, sidecar), pair(web, sidecar), pair(proxy, sidecar), pair(old, sidecar)]),
    );
  });
});

describe('R122: names', () => {
  it('stop resolving for both sides, for sharers as for their owner', () => {
    const { names } = impactOf(index, [{ kind: 'disconnect', containerId: web.id, networkId: front.id }]);
    expect(names.lost).toEqual([
      { name: 'db', holders: [db.id], viewers: [web.id] },
      { name: 'web', holders: [web.id], viewers: ids(db, sidecar) },
    ]);
  });

  it('stop resolving when the container stops, and resolve again under a new name', () => {
    const stop = impactOf(index, [{ kind: 'stop', containerId: web.id }]);
    expect(stop.names.lost).toContainEqual({
      name: 'web',
      holders: [web.id],
      viewers: ids(db, proxy, sidecar),
    });
    expect(stop.lost).toEqual([]);
    const rename = impactOf(index, [{ kind: 'rename-container', containerId: web.id, name: 'shop' }]);
    expect(rename.names.gained.map(({ name }) => name)).toEqual(['shop']);
    expect(rename.names.lost.map(({ name }) => name)).toEqual(['web']);
  });

  it('become ambiguous when a second container gets the name', () => {
    const endpoint = { aliases: ['db'] };
    const { names } = impactOf(index, [
      { kind: 'disconnect', containerId: proxy.id, networkId: front.id },
      { kind: 'connect', containerId: proxy.id, networkId: front.id, endpoint },
    ]);
    expect(names.ambiguous).toEqual([{ name: 'db', holders: ids(db, proxy), viewers: ids(web, sidecar) }]);
  });

  it('do not exist on the default bridge', () => {
    const bridge = aNetwork('bridge', { predefined: true });
    const [a, b] = [aContainer('a'), aContainer('b')];
    const attachments = [anAttachment(a, bridge, { names: [] })];
    const only = new TopologyIndex(aTopology({ networks: [bridge], containers: [a, b], attachments }));
    const impact = impactOf(only, [{ kind: 'connect', containerId: b.id, networkId: bridge.id }]);
    expect(impact.gained).toEqual([pair(a, b)]);
    expect(impact.names.gained).toEqual([]);
  });
});

describe('R123, R124: gateways and ports', () => {
  it('move to the network with the highest precedence', () => {
    const impact = impactOf(index, [{ kind: 'connect', containerId: web.id, networkId: back.id }]);
    expect(impact.gateways).toEqual([{ containerId: web.id, from: front.id, to: back.id }]);
    expect(impact.ports).toEqual([
      { containerId: web.id, kind: 'move', ports: [port], from: front.id, to: back.id },
    ]);
  });

  it('stop with the last network that is not internal, and return with the next one', () => {
    const leave = { kind: 'disconnect', containerId: web.id, networkId: front.id } as const;
    const impact = impactOf(index, [leave]);
    expect(impact.gateways).toEqual([{ containerId: web.id, from: front.id, to: null }]);
    expect(impact.ports).toEqual([
      { containerId: web.id, kind: 'stop', ports: [port], from: front.id, to: null },
    ]);
    const back = impactOf(index, [leave, { ...leave, kind: 'connect' }]);
    expect(back.ports).toEqual([]);
  });
});

describe('R125: containers that cannot start', () => {
  it('need a network that is removed', () => {
    const impact = impactOf(index, [{ kind: 'remove-network', networkId: back.id }]);
    // db runs on it: the engine refuses.
    expect(impact.cannotStart).toEqual([]);
    const stop = { kind: 'stop', containerId: db.id } as const;
    expect(impactOf(index, [stop, { kind: 'remove-network', networkId: back.id }]).cannotStart).toEqual(
      ids(db, old),
    );
  });

  it('need the stack of a container that is removed', () => {
    const impact = impactOf(index, [
      { kind: 'stop', containerId: sidecar.id },
      { kind: 'remove-container', containerId: db.id },
    ]);
    expect(impact.cannotStart).toEqual([sidecar.id]);
  });
});

it('R125: a container cannot start without the network of its network mode, even after it left that network (28.5.2)', () => {
  const made = aContainer('made', { state: 'exited', networkMode: front.name });
  const topology = (version: string) =>
    new TopologyIndex(
      aTopology({
        engine: { ...aTopology({}).engine, version },
        networks: [front, back],
        containers: [made],
        attachments: [anAttachment(made, back)],
      }),
    );
  const edit = { kind: 'remove-network', networkId: front.id } as const;
  expect(impactOf(topology('28.5.2'), [edit]).cannotStart).toEqual([made.id]);
  expect(impactOf(topology('20.10.24'), [edit]).cannotStart).toEqual([]);
});
