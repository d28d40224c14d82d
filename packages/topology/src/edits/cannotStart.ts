import type { Container, Engine, Network } from '../model.ts';
import { isRunning, resolveNamespace } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/**
 * R125: whether a container does not run and never can again as it is: the engine remembers a network that is gone by
 * its id, so that one of the same name does not help (28.5.2); or the owner of its stack is gone.
 */
export function cannotStart(index: TopologyIndex, containerId: string): boolean {
  const container = index.containers.get(containerId);
  if (!container || isRunning(container)) return false;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken') return resolved.reason === 'owner-gone';
  if (resolved.ownerId !== containerId) return false;
  const attachments = index.attachmentsOfContainer(containerId);
  if (attachments.some((each) => !index.networks.has(each.networkId))) return true;
  // The network it was made for may be gone, though it has left that: it is not looked for where there is none to join.
  return (
    attachments.length > 0 &&
    requiresNetworkOfMode(index.topology.engine) &&
    isNetworkOfModeGone(container, index.networks.values())
  );
}

/** Whether an engine looks for the network a container was made for whenever it starts on any (28.5.2; 20.10.24 does not). */
export const requiresNetworkOfMode = ({ product, version }: Engine): boolean =>
  product === 'docker' && !(Number.parseInt(version, 10) < 28);

/** R125: whether a container was made for a network, by name or id, that is not there. */
export function isNetworkOfModeGone(
  { networkMode, namespace }: Container,
  networks: Iterable<Network>,
): boolean {
  if (namespace.kind !== 'own' || networkMode === '' || networkMode === 'default') return false;
  for (const { id, name } of networks) if (networkMode === id || networkMode === name) return false;
  return true;
}
