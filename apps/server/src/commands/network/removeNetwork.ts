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
    throw new EngineError(
      'predefined-network',
      `${network.name} is a predefined network and cannot be removed.`,
    );
  }
  const saved = await saveNetwork(context, networkId);
  await refreshAfter(
    context,
    () => hintsAfterRemoval(context, networkId),
    () => context.client.removeNetwork(networkId),
  );
  return {
    reply: null,
    summary: `Removed the network ${network.name}.`,
    networkIds: [networkId],
    containerIds: saved.members.map((each) => each.containerId),
    inverse: { kind: 'restore-networks', networks: [saved] },
  };
}

/** Stopped members keep an attachment to the removed network, and the engine emits no event for that. */
export function hintsAfterRemoval({ watcher }: CommandContext, id: string): EngineHint[] {
  const members = watcher.index?.attachmentsOfNetwork(id) ?? [];
  return [
    { kind: 'network', id },
    ...members.map((each) => ({ kind: 'container' as const, id: each.containerId })),
  ];
}
