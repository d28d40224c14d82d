import fc from 'fast-check';
import { defaultGatewayIn } from '../defaultGateway.ts';
import type { Attachment, Container, ContainerState, Network, Topology } from '../model.ts';
import { carriesPorts } from '../traits/networkTraits.ts';
import { aContainer, aNetwork, anAttachment, anEngine, aTopology } from './entities.ts';

const states: ContainerState[] = ['running', 'paused', 'exited', 'created', 'restarting'];

/** Topologies of up to `max` containers on up to eight networks, with projects, stopped members, host mode, mode none, sharers (also in cycles) and published ports. */
export function arbitraryTopology(max = 30): fc.Arbitrary<Topology> {
  const container = fc.record({
    state: fc.constantFrom(...states),
    project: fc.constantFrom(null, 'shop', 'media', 'edge'),
    mode: fc.constantFrom('own', 'own', 'own', 'own', 'host', 'none', 'container'),
    owner: fc.nat(max),
    on: fc.uniqueArray(fc.nat(7), { maxLength: 4 }),
    published: fc.boolean(),
  });
  const network = fc.record({
    driver: fc.constantFrom('bridge', 'bridge', 'macvlan', 'overlay'),
    internal: fc.boolean(),
  });
  return fc
    .record({
      containers: fc.array(container, { maxLength: max }),
      networks: fc.array(network, { maxLength: 8 }),
    })
    .map(({ containers: specs, networks: kinds }) => {
      const networks = kinds.map((kind, i) => aNetwork(`net-${i}`, kind));
      const ids = specs.map((_, i) => aContainer(`c-${i}`).id);
      const containers = specs.map((spec, i) =>
        aContainer(`c-${i}`, {
          state: spec.state,
          project: spec.project,
          namespace:
            spec.mode === 'container'
              ? { kind: 'container', containerId: ids[spec.owner % ids.length] ?? 'gone' }
              : { kind: spec.mode },
        }),
      );
      const attachments = specs.flatMap((spec, i) => {
        const member = containers[i];
        if (!member || spec.mode !== 'own') return [];
        return spec.on.flatMap((at) => {
          const on = networks[at];
          return on ? [anAttachment(member, on)] : [];
        });
      });
      const published = containers.map((container, i) =>
        specs[i]?.published ? publish(container, 8000 + i, networks, attachments) : container,
      );
      return aTopology({ networks, containers: published, attachments });
    });
}

/** R124: adds a published port if the default gateway's network carries ports, as an engine would report it. */
function publish(
  container: Container,
  publicPort: number,
  networks: Network[],
  attachments: Attachment[],
): Container {
  const own = attachments.filter(({ containerId }) => containerId === container.id);
  const byId = new Map(networks.map((network) => [network.id, network]));
  const gateway = defaultGatewayIn(anEngine(), byId, own);
  if (!gateway || !carriesPorts(gateway)) return container;
  return { ...container, ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort, type: 'tcp' }] };
}
