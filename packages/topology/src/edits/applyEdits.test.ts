import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTopologies } from '../impact/compareTopologies.ts';
import { impactOf } from '../impact/impactOf.ts';
import type { Attachment, Topology } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import {
  aContainer,
  aNetwork,
  anAttachment,
  arbitraryTopologyWithEdits,
  arbitraryTopology,
  aTopology,
} from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { applyEdits } from './applyEdits.ts';
import { refusalToConnect } from './editRules.ts';

const edited = arbitraryTopologyWithEdits(arbitraryTopology(12));

/** A topology and a connect that the engine accepts, or `null`. */
const connected = arbitraryTopology(12).chain((topology) => {
  const index = new TopologyIndex(topology);
  const possible = topology.containers.flatMap((container) =>
    topology.networks
      .filter((network) => refusalToConnect(index, container, network) === null)
      .map((network) => ({ containerId: container.id, networkId: network.id })),
  );
  return fc.record({ index: fc.constant(index), attachment: fc.constantFrom(...possible, null) });
});

describe('R120: edits of a topology', () => {
  it('leave lists sorted, and every attachment with its container and live exactly while that runs', () => {
    fc.assert(
      fc.property(edited, ({ topology, edits }) => {
        const after = applyEdits(topology, edits);
        for (const list of [after.networks, after.containers, after.attachments]) {
          const ids = list.map(({ id }) => id);
          expect(ids).toEqual([...new Set(ids)].sort());
        }
        const index = new TopologyIndex(after);
        for (const { containerId, state } of after.attachments) {
          const container = index.containers.get(containerId);
          expect(container && state === 'live').toBe(container && isRunning(container));
        }
      }),
    );
  });

  it('do not modify the topology that they are applied to', () => {
    fc.assert(
      fc.property(edited, ({ topology, edits }) => {
        const copy = structuredClone(topology);
        applyEdits(topology, edits);
        expect(topology).toEqual(copy);
      }),
    );
  });

  it('connect and disconnect together change nothing', () => {
    fc.assert(
      fc.property(connected, ({ index: { topology }, attachment }) => {
        fc.pre(attachment !== null);
        const after = applyEdits(topology, [
          { kind: 'connect', ...attachment },
          { kind: 'disconnect', ...attachment },
        ]);
        expect(after).toEqual(topology);
      }),
    );
  });

  it('disconnect removes exactly the impact that connect adds', () => {
    fc.assert(
      fc.property(connected, ({ index, attachment }) => {
        fc.pre(attachment !== null);
        const connect = impactOf(index, [{ kind: 'connect', ...attachment }]);
        const joined = applyEdits(index.topology, [{ kind: 'connect', ...attachment }]);
        const disconnect = impactOf(new TopologyIndex(joined), [{ kind: 'disconnect', ...attachment }]);
        expect(disconnect.lost).toEqual(connect.gained);
        expect(disconnect.names.lost).toEqual(connect.names.gained);
        expect(disconnect.gateways).toEqual(
          connect.gateways.map(({ containerId, from, to }) => ({ containerId, from: to, to: from })),
        );
      }),
    );
  });

  it('have the same impact whether unchanged entities are the same objects or copies', () => {
    fc.assert(
      fc.property(edited, ({ topology, edits }) => {
        const after = applyEdits(topology, edits);
        expect(compareTopologies(topology, structuredClone(after))).toEqual(
          impactOf(new TopologyIndex(topology), edits),
        );
      }),
    );
  });

  it('have no impact between equal topologies', () => {
    fc.assert(
      fc.property(arbitraryTopology(), (topology) => {
        const nothing = { gained: [], lost: [], ports: [], gateways: [], cannotStart: [] };
        expect(compareTopologies(topology, structuredClone(topology))).toEqual({
          ...nothing,
          names: { gained: [], lost: [], ambiguous: [] },
        });
      }),
    );
  });

  it('have the impact on pairs that a comparison of every pair finds', () => {
    fc.assert(
      fc.property(edited, ({ topology, edits }) => {
        const after = applyEdits(topology, edits);
        const { gained, lost } = compareTopologies(topology, after);
        // Without sharers the definition is one line: an attachment to a common network that exists.
        fc.pre([...topology.containers].every(({ namespace }) => namespace.kind !== 'container'));
        const [was, is] = [pairsOf(topology), pairsOf(after)];
        expect(gained.map(String)).toEqual([...is].filter((pair) => !was.has(pair)).sort());
        expect(lost.map(String)).toEqual([...was].filter((pair) => !is.has(pair)).sort());
      }),
    );
  });
});

function pairsOf({ networks, attachments }: Topology): Set<string> {
  const pairs = new Set<string>();
  for (const { id } of networks) {
    const members = attachments.filter(({ networkId }) => networkId === id);
    for (const { containerId: a } of members) {
      for (const { containerId: b } of members) if (a < b) pairs.add(String([a, b]));
    }
  }
  return pairs;
}

describe('R120: the topology after an edit', () => {
  const net = aNetwork('net');
  const web = aContainer('web');
  const one = aTopology({ networks: [net], containers: [web], attachments: [anAttachment(web, net)] });
  const attachmentAfter = (topology: Topology): Attachment | undefined => topology.attachments[0];

  it('a stopped container keeps its attachment without an address', () => {
    const after = applyEdits(one, [{ kind: 'stop', containerId: web.id }]);
    expect(attachmentAfter(after)).toMatchObject({ state: 'configured', endpointId: null, ipv4: null });
    expect(after.containers[0]).toMatchObject({ state: 'exited', ports: [] });
  });

  it('a requested address is assigned; any other address is unknown', () => {
    const endpoint = { ipv4: '172.30.0.9', aliases: ['shop'] };
    const attachment = { containerId: web.id, networkId: net.id };
    const after = applyEdits(one, [
      { kind: 'disconnect', ...attachment },
      { kind: 'connect', ...attachment, endpoint },
    ]);
    const names = ['web', 'shop', web.id.slice(0, 12)];
    expect(attachmentAfter(after)).toMatchObject({ state: 'live', ipv4: '172.30.0.9', ipv6: null, names });
  });

  it('R28: an attachment without a network id joins a new network of its network’s name', () => {
    const old = aContainer('old', { state: 'exited' });
    const attachment = {
      ...anAttachment(old, net),
      id: `${old.id}:later`,
      networkId: '',
      networkName: 'later',
    };
    const topology = aTopology({ containers: [old], attachments: [attachment] });
    const after = applyEdits(topology, [{ kind: 'create-network', name: 'later' }]);
    expect(attachmentAfter(after)?.networkId).toBe(after.networks[0]?.id);
  });

  it('a sharer starts only while its owner runs', () => {
    const owner = aContainer('owner', { state: 'exited' });
    const side = aContainer('side', {
      state: 'exited',
      namespace: { kind: 'container', containerId: owner.id },
    });
    const topology = aTopology({ containers: [owner, side] });
    const alone = applyEdits(topology, [{ kind: 'start', containerId: side.id }]);
    expect(alone).toEqual(topology);
    const both = applyEdits(topology, [
      { kind: 'start', containerId: owner.id },
      { kind: 'start', containerId: side.id },
    ]);
    expect(both.containers.map(({ state }) => state)).toEqual(['running', 'running']);
  });

  it('a container is run on the default bridge if no network is given', () => {
    const bridge = aNetwork('bridge', { predefined: true });
    const after = applyEdits(aTopology({ networks: [bridge] }), [
      { kind: 'run-container', name: 'new', networks: [], ports: [] },
    ]);
    expect(attachmentAfter(after)).toMatchObject({ networkId: bridge.id, state: 'live', names: [] });
  });
});
