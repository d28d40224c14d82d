import type { Container, Engine, Network } from '../model.ts';
import { isRunning, resolveNamespace } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/**
 * R125: true if a container is stopped and cannot start until it is changed: a network that it needs or the owner of its
 * stack no longer exists. The engine remembers the network by its id, so that a new one of the same name does not help
 * (28.5.2).
 */
export function cannotStart(index: TopologyIndex, containerId: string): boolean {
  const container = index.containers.get(containerId);
  if (!container || isRunning(container)) return false;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken') return resolved.reason === 'owner-gone';
  if (resolved.ownerId !== containerId) return false;
  const attachments = index.attachmentsOfContainer(containerId);
  if (attachments.some((each) => !index.networks.has(each.networkId))) return true;
  // The network that it was created for may be gone even if the container has left it. The engine does not look for
  // that network if there is no other one to join.
  return (
    attachments.length > 0 &&
    requiresNetworkOfMode(index.engine) &&
    isNetworkOfModeGone(container, index.networks.values())
  );
}

/** True if a container with any network starts only while the network of its network mode exists (28.5.2; not 20.10.24). */
export const requiresNetworkOfMode = ({ product, version }: Engine): boolean =>
  product === 'docker' && !(Number.parseInt(version, 10) < 28);

/** R125: true if a container's network mode names a network, by name or id, that does not exist. */
export function isNetworkOfModeGone(
  { networkMode, namespace }: Container,
  networks: Iterable<Network>,
): boolean {
  if (namespace.kind !== 'own' || networkMode === '' || networkMode === 'default') return false;
  for (const { id, name } of networks) if (networkMode === id || networkMode === name) return false;
  return true;
}
