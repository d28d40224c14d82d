import { attachmentId, isEqual, TopologyIndex } from '@portolan/topology';
import type { Network, Topology, TopologyChange } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, anEngine, aTopology, idOf } from '@portolan/topology/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContainerReading, ListedContainer } from '../docker/EngineClient.ts';
import { assembleTopology } from '../docker/toTopology/assembleTopology.ts';
import { ObservedState } from './ObservedState.ts';

const engine = anEngine();
const emptyIndex = () => new TopologyIndex(aTopology({ engine }));
/** Few names, so that several entities get the same one, and names come and go. */
const NAMES = ['a', 'b', 'host', 'none'] as const;
const name = fc.constantFrom(...NAMES);
const nth = fc.nat(3);

const networkOf = fc
  .record({ nth, name, configOnly: fc.boolean() })
  .map(({ nth, ...fields }): Network => ({ ...aNetwork(`net-${nth}`), ...fields }));

const readingOf = fc
  .record({
    nth: fc.nat(5),
    name,
    state: fc.constantFrom('running', 'exited'),
    /** By name as Podman does, by id, or its own network stack. */
    owner: fc.option(fc.oneof(name, nth)),
    isHost: fc.boolean(),
    on: fc.uniqueArray(fc.record({ nth, name, hasId: fc.boolean() }), {
      maxLength: 3,
      selector: ({ name }) => name,
    }),
  })
  .map(({ nth, name, state, owner, isHost, on }): ContainerReading => {
    const containerId = typeof owner === 'number' ? aContainer(`c-${owner}`).id : (owner ?? '');
    const container = aContainer(`c-${nth}`, {
      ...{ name, state },
      namespace: owner === null ? { kind: isHost ? 'host' : 'own' } : { kind: 'container', containerId },
    });
    const attachments = on.map(({ nth, name, hasId }) => {
      const network = { ...aNetwork(`net-${nth}`), name };
      const attachment = anAttachment(container, network);
      return hasId ? attachment : { ...attachment, networkId: '', id: `${container.id}:${name}` };
    });
    return { container, attachments };
  });

/** What the watcher can be told: one reading, or a list of all. */
const step = fc.oneof(
  networkOf.map((network) => ({ kind: 'network' as const, id: network.id, network })),
  nth.map((n) => ({ kind: 'network' as const, id: aNetwork(`net-${n}`).id, network: null })),
  readingOf.map((reading) => ({ kind: 'container' as const, id: reading.container.id, reading })),
  fc.nat(5).map((n) => ({ kind: 'container' as const, id: aContainer(`c-${n}`).id, reading: null })),
  fc.record({
    kind: fc.constant('list' as const),
    networks: fc.uniqueArray(networkOf, { selector: ({ id }) => id, maxLength: 4 }),
    containers: fc.uniqueArray(fc.nat(5), { maxLength: 6 }),
  }),
  fc.constant({ kind: 'flush' as const }),
);

describe('R1: what is taken after each reading is the whole difference', () => {
  it('for any sequence of readings, lists and removals: the index equals a topology assembled of all', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const observed = new ObservedState();
        const networks = new Map<string, Network>();
        const readings = new Map<string, ContainerReading>();
        let index = emptyIndex();
        let readNumber = 0;
        const flush = () => {
          const before = index.topology;
          const change = observed.takeChange(engine, index);
          if (change) index = index.advance(change);
          const expected = assembleTopology(engine, networks.values(), readings.values());
          expect(index.topology).toEqual(expected);
          if (change) expectMinimal(change.put, before);
          expect(change === null).toBe(isEqual(before, expected));
        };
        for (const each of steps) {
          readNumber += 1;
          if (each.kind === 'flush') flush();
          else if (each.kind === 'network') {
            observed.putNetwork(each.id, each.network, readNumber);
            if (each.network) networks.set(each.id, each.network);
            else networks.delete(each.id);
          } else if (each.kind === 'container') {
            observed.putContainer(each.id, each.reading, readNumber);
            if (each.reading) readings.set(each.id, each.reading);
            else readings.delete(each.id);
          } else {
            observed.putNetworkList(each.networks, readNumber);
            const listed = each.containers.map((n) => aListed(`c-${n}`));
            observed.putContainerList(listed, readNumber);
            networks.clear();
            for (const network of each.networks) networks.set(network.id, network);
            const present = new Set(listed.map(({ id }) => id));
            for (const id of [...readings.keys()]) if (!present.has(id)) readings.delete(id);
          }
        }
        flush();
      }),
      { numRuns: 300 },
    );
  });
});

describe('R32: a container that was read once', () => {
  it('is read once more, 100 with each list, in case it changed and changed back around its first reading', () => {
    const observed = new ObservedState();
    const names = Array.from({ length: 240 }, (_, i) => `c-${i}`);
    const listed = names.map(aListed);
    const reread: string[] = [];
    const list = (readNumber: number) => {
      const ids = observed.putContainerList(listed, readNumber);
      for (const id of ids) {
        const container = { ...aContainer('web'), id };
        observed.putContainer(id, { container, attachments: [] }, readNumber + 1);
      }
      reread.push(...ids);
      return ids.length;
    };
    expect([1, 3, 5, 7, 9].map(list)).toEqual([240, 100, 100, 40, 0]);
    expect(new Set(reread.slice(240))).toEqual(new Set(listed.map(({ id }) => id)));
    observed.markAllForReread();
    expect([11, 13].map(list)).toEqual([240, 0]);
  });
});

describe('R28: a name stands for a network or an owner', () => {
  it('only while exactly one has it', () => {
    const observed = new ObservedState();
    const web = aContainer('web', { state: 'exited', namespace: { kind: 'container', containerId: 'vpn' } });
    const front = aNetwork('front');
    const attachment = { ...anAttachment(web, front), networkId: '', id: `${web.id}:front` };
    let index = emptyIndex();
    const flush = () => {
      const change = observed.takeChange(engine, index);
      if (change) index = index.advance(change);
      return {
        networkId: index.attachmentsOfContainer(web.id)[0]?.networkId,
        owner: index.containers.get(web.id)?.namespace,
      };
    };
    const owner = (containerId: string) => ({ kind: 'container', containerId });
    observed.putContainer(web.id, { container: web, attachments: [attachment] }, 1);
    expect(flush()).toEqual({ networkId: '', owner: owner('vpn') });
    const vpn = aContainer('vpn');
    observed.putContainer(vpn.id, { container: vpn, attachments: [] }, 2);
    observed.putNetwork(front.id, front, 3);
    expect(flush()).toEqual({ networkId: front.id, owner: owner(vpn.id) });
    const twin = { ...front, id: idOf('twin') };
    observed.putNetwork(twin.id, twin, 4);
    observed.putContainer(vpn.id, { container: { ...vpn, name: 'tunnel' }, attachments: [] }, 5);
    expect(flush()).toEqual({ networkId: '', owner: owner('vpn') });
    observed.putNetwork(front.id, null, 6);
    expect(flush().networkId).toBe(twin.id);
  });

  it('and what that is to an attachment never changes under one id', () => {
    const observed = new ObservedState();
    const [web, front] = [aContainer('web', { state: 'exited' }), aNetwork('front')];
    const byName = { ...anAttachment(web, front), id: attachmentId(web.id, 'front'), networkId: '' };
    observed.putContainer(web.id, { container: web, attachments: [byName] }, 1);
    const before = observed.takeChange(engine, emptyIndex());
    expect(before?.put.attachments).toEqual([byName]);
    observed.putNetwork(front.id, front, 2);
    const known = { ...byName, id: attachmentId(web.id, front.id), networkId: front.id };
    const index = emptyIndex().advance(before as TopologyChange);
    expect(observed.takeChange(engine, index)).toEqual({
      put: { networks: [front], attachments: [known] },
      remove: { attachments: [byName.id] },
    });
  });
});

const aListed = (container: string): ListedContainer => ({
  ...{ id: aContainer(container).id, fingerprint: container, running: true },
});

/** Expects that nothing is put that was the same before. */
function expectMinimal(put: Partial<Topology>, before: Topology): void {
  for (const kind of ['networks', 'containers', 'attachments'] as const) {
    for (const entity of put[kind] ?? []) {
      expect(before[kind].find(({ id }) => id === entity.id)).not.toEqual(entity);
    }
  }
}
