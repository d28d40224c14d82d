import type { EngineHint } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter, findNetwork } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';
import { saveNetwork } from '../undo/saveNetwork.ts';

/**
 * Removes a network.
 * @throws EngineError
 */
export async function removeNetwork(
  context: CommandContext,
  { networkId }: CommandOf<'remove-network'>,
): Promise<CommandResult<null>> {
  const network = await findNetwork(context, networkId);
  if (network.predefined) {
    throw new EngineError('predefined-network', `The network ${network.name} belongs to the engine itself.`);
  }
  const kept = await saveNetwork(context, networkId);
  await refreshAfter(
    context,
    () => hintsAfterRemoval(context, networkId),
    () => context.client.removeNetwork(networkId),
  );
  return {
    reply: null,
    summary: `Removed the network ${network.name}.`,
    networkIds: [networkId],
    containerIds: kept.members.map((each) => each.containerId),
    inverse: { kind: 'restore-networks', networks: [kept] },
  };
}

/** Stopped members keep an attachment to what is gone, and no event says so. */
export function hintsAfterRemoval({ watcher }: CommandContext, id: string): EngineHint[] {
  const members = (watcher.topology?.attachments ?? []).filter((each) => each.networkId === id);
  return [
    { kind: 'network', id },
    ...members.map((each) => ({ kind: 'container' as const, id: each.containerId })),
  ];
}
