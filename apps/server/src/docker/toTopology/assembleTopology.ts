import { attachmentId, sortById } from '@portolan/topology';
import type { Attachment, Container, Engine, Network, Topology } from '@portolan/topology';
import type { ContainerReading } from '../EngineClient.ts';
import { isFullId } from '../isFullId.ts';

/** One topology of what was read piece by piece: references by name become ids where they can. */
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

/** Names that two networks bear tell nothing (20.10 allows them); a template cannot be joined. */
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

/** R28 */
function withNetworkId(attachment: Attachment, idOfNetwork: ReadonlyMap<string, string>): Attachment {
  const networkId = attachment.networkId || idOfNetwork.get(attachment.networkName);
  if (!networkId || networkId === attachment.networkId) return attachment;
  return { ...attachment, networkId, id: attachmentId(attachment.containerId, networkId) };
}

/** Podman names the networks `host` and `none` on containers, but has no such networks (5.4.2). */
function isPodmanPseudoNetwork(container: Container, attachment: Attachment): boolean {
  return attachment.networkId === '' && container.namespace.kind === attachment.networkName;
}

/** `container:` may hold a name; an engine that resolves it at create gives the id (20.10 to 28). */
function withOwnerId(container: Container, idOfContainer: ReadonlyMap<string, string>): Container {
  if (container.namespace.kind !== 'container' || isFullId(container.namespace.containerId)) return container;
  const containerId = idOfContainer.get(container.namespace.containerId.replace(/^\//, ''));
  return containerId ? { ...container, namespace: { kind: 'container', containerId } } : container;
}
