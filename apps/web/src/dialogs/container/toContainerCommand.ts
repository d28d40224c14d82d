import type { Command, ContainerVerb } from '@portolan/protocol';
import type { Edit } from '@portolan/topology';

/** What is sent to tell a container something; only a removal knows `force`. */
export function toContainerCommand(
  verb: ContainerVerb | 'remove',
  containerId: string,
  force = false,
): Command {
  return verb === 'remove' ? { kind: 'remove-container', containerId, force } : { kind: verb, containerId };
}

/** The same as an edit, to foresee its impact. */
export function toContainerEdit(verb: ContainerVerb | 'remove', containerId: string): Edit {
  return { kind: verb === 'remove' ? 'remove-container' : verb, containerId };
}
