import { attachmentId, sortById } from '@portolan/topology';
import type { Attachment, Container, Engine, Network, Topology } from '@portolan/topology';
import type { ContainerReading } from '../EngineClient.ts';
import { isFullId } from '../isFullId.ts';

/**
 * Builds a topology from networks and containers that were read one by one. References by name become ids where
 * possible.
 */
export function assembleTopology(
  engine: Engine,
  networks: Iterable<Network>,
  readings: Iterable<ContainerReading>,
): Topology {
  const all = [...readings];
  const networkList = [...networks];
  const idOfNetwork = uniqueIdsByName(networkList);
  const idOfContainer = new Map(all.map(({ container }) => [container.name, container.id]));
  return {
    engine,
    networks: sortById(networkList),
    containers: sortById(all.map(({ container }) => withOwnerId(container, idOfContainer))),
    attachments: sortById(
      all.flatMap(({ container, attachments }) =>
        attachments
          .map((attachment) => withNetworkId(attachment, idOfNetwork))
          .filter((attachment) => !isPodmanPseudoNetwork(container, attachment)),
      ),
    ),
  };
}

/** Leaves out names that two networks have (20.10 allows them), and config-only networks, which take no containers. */
function uniqueIdsByName(networks: Network[]): Map<string, string> {
  const ids = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const network of networks) {
    if (network.configOnly) continue;
    if (ids.has(network.name)) ambiguous.add(network.name);
    ids.set(network.name, network.id);
  }
  for (const name of ambiguous) ids.delete(name);
  return ids;
}

/** R28: fills in the network id of an attachment that has only a network name. */
function withNetworkId(attachment: Attachment, idOfNetwork: ReadonlyMap<string, string>): Attachment {
  const networkId = attachment.networkId || idOfNetwork.get(attachment.networkName);
  if (!networkId || networkId === attachment.networkId) return attachment;
  return { ...attachment, networkId, id: attachmentId(attachment.containerId, networkId) };
}

/** Podman reports the networks `host` and `none` on containers, although it has no such networks (5.4.2). */
function isPodmanPseudoNetwork(container: Container, attachment: Attachment): boolean {
  return attachment.networkId === '' && container.namespace.kind === attachment.networkName;
}

/**
 * The network mode `container:` can contain a name. Docker 20.10 to 28 resolves it to an id when it creates the
 * container.
 */
function withOwnerId(container: Container, idOfContainer: ReadonlyMap<string, string>): Container {
  if (container.namespace.kind !== 'container' || isFullId(container.namespace.containerId)) return container;
  const containerId = idOfContainer.get(container.namespace.containerId.replace(/^\//, ''));
  return containerId ? { ...container, namespace: { kind: 'container', containerId } } : container;
}
