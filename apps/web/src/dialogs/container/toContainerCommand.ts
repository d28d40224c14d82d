import type { Command, ContainerVerb } from '@portolan/protocol';

/** Returns the command for an action on a container. `force` applies to a removal only. */
export function toContainerCommand(
  verb: ContainerVerb | 'remove',
  containerId: string,
  force = false,
): Command {
  return verb === 'remove' ? { kind: 'remove-container', containerId, force } : { kind: verb, containerId };
}
