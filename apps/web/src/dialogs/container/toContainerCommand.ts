import type { Command, ContainerVerb } from '@portolan/protocol';

/** What is sent to tell a container something; only a removal knows `force`. */
export function toContainerCommand(
  verb: ContainerVerb | 'remove',
  containerId: string,
  force = false,
): Command {
  return verb === 'remove' ? { kind: 'remove-container', containerId, force } : { kind: verb, containerId };
}
