import { listNames } from '@portolan/topology';
import type { Attachment, Container } from '@portolan/topology';
import { refreshAfter } from '../CommandContext.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { SavedRun } from './Inverse.ts';
import { cannotUndo, requireContainer } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

/** Takes a run back, unless the container has come to be something to others. */
export async function undoRun(context: UndoContext, kept: SavedRun): Promise<string[]> {
  const { containerId, name: former } = kept;
  const { container, attachments } = await requireContainer(context, containerId);
  const { name } = container;
  if (name !== former) throw cannotUndo(`${former} was renamed to ${name} since.`);
  const elsewhere = attachments.find((each) => !wasOn(context, kept, each));
  if (elsewhere) {
    throw cannotUndo(`${name} was connected to ${elsewhere.networkName} since: disconnect it first.`);
  }
  const sharers = await sharersOf(context, containerId);
  if (sharers.length > 0) {
    const use = sharers.length === 1 ? 'uses' : 'use';
    throw cannotUndo(
      `${listNames(sharers.map((each) => each.name))} ${use} the network stack of ${name} since: remove ${sharers.length === 1 ? 'it' : 'them'} first.`,
    );
  }
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    () => context.client.removeContainer(containerId, true, true),
  );
  return [];
}

/** One that is attached while stopped may be known by the network's name only (28.5.2). */
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

/** A container's namespace never changes: only those that the topology does not know yet must be read. */
async function sharersOf({ client, watcher }: UndoContext, ownerId: string): Promise<Container[]> {
  const known = new Map(watcher.topology?.containers.map((each) => [each.id, each]));
  const present = await client.listContainers();
  const all = await Promise.all(
    present.map(async ({ id }) => known.get(id) ?? (await client.readContainer(id))?.container),
  );
  return all
    .filter((each) => each !== undefined)
    .filter(({ namespace }) => {
      return namespace.kind === 'container' && namespace.containerId === ownerId;
    });
}

/** R148: what tells later whether others have come to use a container that was just run. */
export async function saveRun({ client }: CommandContext, id: string, name: string): Promise<SavedRun> {
  // It runs: that it cannot be looked at now must not be told as a failure.
  const reading = await client.readContainer(id).catch(() => null);
  const networks = reading?.attachments.map((each) => ({ id: each.networkId, name: each.networkName }));
  return { kind: 'remove-container', containerId: id, name, networks: networks ?? null };
}
