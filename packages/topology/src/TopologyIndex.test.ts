import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyDiff, diffTopology } from './diff.ts';
import { attachmentId } from './model.ts';
import type { Container, Topology } from './model.ts';
import { resolveNamespace } from './namespaces.ts';
import {
  aContainer,
  aNetwork,
  anAttachment,
  anEngine,
  arbitraryTopology,
  aTopology,
} from './testing/index.ts';
import { TopologyIndex } from './TopologyIndex.ts';

const sharing = (name: string, owner: { id: string }) =>
  aContainer(name, { namespace: { kind: 'container', containerId: owner.id } });

describe('R1: an index that advances by changes answers like one made of the last topology', () => {
  it('for any chain of topologies', () => {
    fc.assert(
      fc.property(fc.array(arbitraryTopology(12), { minLength: 2, maxLength: 5 }), ([first, ...others]) => {
        let topology = first as Topology;
        let index = new TopologyIndex(topology);
        for (const next of others) {
          const change = diffTopology(topology, next);
          if (!change) continue;
          topology = applyDiff(topology, change);
          index = index.advance(change);
          expect(answersOf(index, next)).toEqual(answersOf(new TopologyIndex(topology), next));
        }
      }),
    );
  });

  it('with another engine, and where the network of an attachment becomes known', () => {
    const [web, front] = [aContainer('web'), aNetwork('front')];
    const unknown = anAttachment(web, front, { id: attachmentId(web.id, front.name), networkId: '' });
    const before = aTopology({ containers: [web], attachments: [unknown] });
    const known = anAttachment(web, front);
    const engine = anEngine({ name: 'other' });
    const index = new TopologyIndex(before).advance({
      put: { engine, networks: [front], attachments: [known] },
      remove: { containers: ['0'.repeat(64)], attachments: [unknown.id, 'unknown'] },
    });
    const after = aTopology({ engine, networks: [front], containers: [web], attachments: [known] });
    expect(answersOf(index, after)).toEqual(answersOf(new TopologyIndex(after), after));
    expect(index.attachmentsOfNetwork('')).toEqual([]);
  });

  it('and never changes a list that it gave', () => {
    const [web, db, front] = [aContainer('web'), aContainer('db'), aNetwork('front')];
    const topology = aTopology({
      networks: [front],
      containers: [web, db],
      attachments: [anAttachment(web, front)],
    });
    const index = new TopologyIndex(topology);
    const members = index.attachmentsOfNetwork(front.id);
    const copy = structuredClone(topology);
    index.advance({ put: { attachments: [anAttachment(db, front)] }, remove: { containers: [web.id] } });
    expect(members).toEqual([anAttachment(web, front)]);
    expect(topology).toEqual(copy);
  });

  it('at the cost of the change: an attachment among thousands compares few ids and replaces two lists', () => {
    let reads = 0;
    const counted = <T extends { id: string }>(entity: T): T => {
      const { id } = entity;
      return Object.defineProperty({ ...entity }, 'id', { enumerable: true, get: () => (reads++, id) });
    };
    const networks = Array.from({ length: 100 }, (_, i) => aNetwork(`net-${i}`));
    const containers = Array.from({ length: 3_000 }, (_, i) => aContainer(`c-${i}`));
    const attachments = containers.map((each, i) =>
      anAttachment(each, networks[i % 100] ?? aNetwork('none')),
    );
    const [front, web] = [networks[0] ?? aNetwork('none'), containers[1] ?? aContainer('none')];
    const topology = aTopology({
      networks: networks.map(counted),
      containers: containers.map(counted),
      attachments: attachments.map(counted),
    });
    let index = new TopologyIndex(topology);
    const lists = networks.map(({ id }) => index.attachmentsOfNetwork(id));
    reads = 0;
    index = index.advance({
      put: { containers: [{ ...web, state: 'paused' }], attachments: [anAttachment(web, front)] },
      remove: {},
    });
    expect(reads).toBeLessThan(50);
    const replaced = networks.filter(({ id }, i) => index.attachmentsOfNetwork(id) !== lists[i]);
    expect(replaced).toEqual([front]);
    expect(index.attachmentsOfContainer(web.id)).toHaveLength(2);
  });
});

describe('R3: the sharers of an owner', () => {
  it('include chains, are sorted by name, and leave out broken references', () => {
    const vpn = aContainer('vpn');
    const b = sharing('b', vpn);
    const a = sharing('a', b);
    const orphan = sharing('orphan', { id: 'f'.repeat(64) });
    const index = new TopologyIndex(aTopology({ containers: [vpn, b, a, orphan] }));
    expect(index.sharersOf(vpn.id)).toEqual([a, b]);
    for (const each of [a, b, orphan, { id: 'f'.repeat(64) }]) expect(index.sharersOf(each.id)).toEqual([]);
  });

  it('are those whose reference is resolved to the owner, for any topology', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const index = new TopologyIndex(topology);
        for (const { id } of topology.containers) {
          const expected = topology.containers.filter((each) => sharesStackOf(id, each, index));
          expect(new Set(index.sharersOf(id))).toEqual(new Set(expected));
        }
      }),
    );
  });
});

function sharesStackOf(ownerId: string, each: Container, { containers }: TopologyIndex): boolean {
  const resolved = resolveNamespace(each, containers);
  return each.namespace.kind === 'container' && resolved.kind !== 'broken' && resolved.ownerId === ownerId;
}

/** All that an index can be asked about the entities of a topology, and about ids that it does not know. */
function answersOf(index: TopologyIndex, { networks, containers }: Topology) {
  return {
    topology: index.topology,
    engine: index.engine,
    maps: [new Map(index.networks), new Map(index.containers), new Map(index.attachments)],
    ofNetworks: ['', 'unknown', ...networks.map(({ id }) => id)].map((id) => index.attachmentsOfNetwork(id)),
    ofContainers: ['unknown', ...containers.map(({ id }) => id)].map((id) => ({
      attachments: index.attachmentsOfContainer(id),
      sharers: index.sharersOf(id),
    })),
  };
}
