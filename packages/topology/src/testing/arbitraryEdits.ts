import fc from 'fast-check';
import type { Edit } from '../edits/Edit.ts';
import type { Topology } from '../model.ts';

/** Up to `max` edits of a topology's entities, among them edits that an engine would refuse. */
export function arbitraryEdits(topology: Topology, max = 5): fc.Arbitrary<Edit[]> {
  const { networks, containers } = topology;
  if (containers.length === 0 || networks.length === 0) return fc.constant([]);
  const containerId = fc.constantFrom(...containers.map(({ id }) => id));
  const networkId = fc.constantFrom(...networks.map(({ id }) => id));
  const name = fc.constantFrom('web', 'db', 'c-0');
  const endpoint = fc.record({ aliases: fc.uniqueArray(name), gatewayPriority: fc.nat(2) });
  const kind = fc.constantFrom('start', 'stop', 'restart', 'pause', 'unpause', 'remove-container');
  const port = { ip: null, privatePort: 80, publicPort: 8080, type: 'tcp' } as const;
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.record({ kind: fc.constant('connect' as const), containerId, networkId, endpoint }),
    fc.record({ kind: fc.constant('disconnect' as const), containerId, networkId }),
    fc.record({ kind: fc.constant('remove-network' as const), networkId }),
    fc.record({ kind: fc.constant('create-network' as const), name }),
    fc.record({ kind: fc.constant('rename-container' as const), containerId, name }),
    fc.record({ kind: kind as fc.Arbitrary<'start'>, containerId }),
    fc.record({
      kind: fc.constant('run-container' as const),
      name: fc.constantFrom('new-1', 'new-2'),
      networks: fc.array(fc.record({ networkId, endpoint }), { maxLength: 2 }),
      ports: fc.array(fc.constant(port), { maxLength: 1 }),
    }),
  );
  return fc.array(edit, { maxLength: max });
}

/** A topology together with edits of it. */
export function arbitraryTopologyWithEdits(
  topologies: fc.Arbitrary<Topology>,
): fc.Arbitrary<{ topology: Topology; edits: Edit[] }> {
  return topologies.chain((topology) => arbitraryEdits(topology).map((edits) => ({ topology, edits })));
}
