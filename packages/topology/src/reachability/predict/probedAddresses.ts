import type { Container } from '../../model.ts';
import { isRunning, resolveNamespace } from '../../namespaces.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';

/** R241: whose stack is met when a container is tried; `null` where it has none that lives, though its owner may. */
export function probedOwner(index: TopologyIndex, id: string): Container | null {
  const container = index.containers.get(id);
  if (!container || !isRunning(container)) return null;
  const resolved = resolveNamespace(container, index.containers);
  if (resolved.kind === 'broken' || resolved.cutOff) return null;
  const owner = index.containers.get(resolved.ownerId);
  return owner && isRunning(owner) ? owner : null;
}

/** R241: the addresses on networks by which a container can be tried, whoever reaches them. */
export function probedAddresses(index: TopologyIndex, id: string): string[] {
  const owner = probedOwner(index, id);
  return (owner ? index.attachmentsOfContainer(owner.id) : [])
    .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6])
    .filter((address) => address !== null);
}
