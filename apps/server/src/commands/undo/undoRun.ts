import { listNames } from '@portolan/topology';
import type { Attachment, Container } from '@portolan/topology';
import { refreshAfter } from '../CommandContext.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { SavedRun } from './Inverse.ts';
import { cannotUndo, requireContainer } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

/**
 * Undoes a run, unless the container has since been renamed, connected elsewhere, or used as the owner of a network
 * stack.
 */
export async function undoRun(context: UndoContext, saved: SavedRun): Promise<string[]> {
  const { containerId, name: former } = saved;
  const { container, attachments } = await requireContainer(context, containerId);
  const { name } = container;
  if (name !== former) throw cannotUndo(`${former} has since been renamed to ${name}.`);
  const elsewhere = attachments.find((each) => !wasOn(context, saved, each));
  if (elsewhere) {
    throw cannotUndo(`${name} has since been connected to ${elsewhere.networkName}. Disconnect it first.`);
  }
  const sharers = await sharersOf(context, containerId);
  if (sharers.length > 0) {
    const use = sharers.length === 1 ? 'uses' : 'use';
    throw cannotUndo(
      `${listNames(sharers.map((each) => each.name))} now ${use} the network stack of ${name}. Remove ${sharers.length === 1 ? 'it' : 'them'} first.`,
    );
  }
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    () => context.client.removeContainer(containerId, true, true),
  );
  return [];
}

/** An attachment that was created while the container was stopped may have only the network's name (28.5.2). */
function wasOn(
  { replacements }: UndoContext,
  { networks }: SavedRun,
  { networkId, networkName }: Attachment,
): boolean {
  return (
    networks === null ||
    networks.some(({ id, name }) =>
      networkId ? replacements.latest(id) === networkId : name === networkName,
    )
  );
}

/** A container's namespace never changes, so only containers that are not in the topology are read. */
async function sharersOf({ client, watcher }: UndoContext, ownerId: string): Promise<Container[]> {
  const present = await client.listContainers();
  const all = await Promise.all(
    present.map(
      async ({ id }) => watcher.index?.containers.get(id) ?? (await client.readContainer(id))?.container,
    ),
  );
  return all
    .filter((each) => each !== undefined)
    .filter(({ namespace }) => {
      return namespace.kind === 'container' && namespace.containerId === ownerId;
    });
}

/** R148: saves what shows later whether a container that was just run has changed since. */
export async function saveRun({ client }: CommandContext, id: string, name: string): Promise<SavedRun> {
  // The run succeeded, so a failed read must not be reported as a failure.
  const reading = await client.readContainer(id).catch(() => null);
  const networks = reading?.attachments.map((each) => ({ id: each.networkId, name: each.networkName }));
  return { kind: 'remove-container', containerId: id, name, networks: networks ?? null };
}
