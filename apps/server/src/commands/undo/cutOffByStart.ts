import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** R2: those in its network stack sit in the former one until they are restarted themselves, in sentences. */
export function cutOffByStart(topology: Topology | null, ownerId: string): string[] {
  const containers = new Map(topology?.containers.map((each) => [each.id, each]));
  return [...containers.values()]
    .filter((each) => each.id !== ownerId && isRunning(each))
    .filter((each) => resolveNamespace(each, containers).ownerId === ownerId)
    .map(({ name }) => `${name} uses its network stack and is cut off until it is restarted itself.`);
}
