import type { Container } from '../../model.ts';
import { isRunning, resolveNamespace } from '../../namespaces.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';

/** R241: the owner of the network stack that a probe of this container meets; `null` if the container has no live stack, even if its owner runs. */
export function probedOwner(index: TopologyIndex, id: string): Container | null {
  const container = index.containers.get(id);
  if (!container || !isRunning(container)) return null;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken' || resolved.cutOff) return null;
  const owner = index.containers.get(resolved.ownerId);
  return owner && isRunning(owner) ? owner : null;
}

/** R241: the addresses at which a container can be probed, from any source. */
export function probedAddresses(index: TopologyIndex, id: string): string[] {
  const owner = probedOwner(index, id);
  return (owner ? index.attachmentsOfContainer(owner.id) : [])
    .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6])
    .filter((address) => address !== null);
}
