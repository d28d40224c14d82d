import { commandNames, toCommands } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import type { PerformContext } from './CommandContext.ts';
import { commandContainer } from './commandContainer.ts';
import { connectContainer } from './connectContainer.ts';
import { createNetwork } from './createNetwork.ts';
import { disconnectContainer } from './disconnectContainer.ts';
import type { Done } from './Done.ts';
import { pruneNetworks } from './pruneNetworks.ts';
import { removeContainer } from './removeContainer.ts';
import { removeNetwork } from './removeNetwork.ts';
import { renameContainer } from './renameContainer.ts';
import { runContainer } from './runContainer.ts';
import { limitsOf } from './undo/limitsOf.ts';
import { withoutSecrets } from './withoutSecrets.ts';

/**
 * Carries a command out, and keeps it as an activity once it is done.
 * @param by who asks: the id of a session, or a role
 * @returns the command's own reply, and the activity's id; `null` where nothing was changed
 * @throws EngineError; then nothing is kept
 */
export async function perform(
  context: PerformContext,
  command: Command,
  by: string,
): Promise<{ reply: unknown; activityId: string | null }> {
  // As they are called before it.
  const before = context.watcher.topology;
  const names = commandNames(before ?? { networks: [], containers: [] });
  const { reply, didNothing, ...change } = await carryOut(context, command, by);
  if (didNothing) return { reply, activityId: null };
  const carriedOut = command.kind === 'prune-networks' ? { ...command, ids: change.networkIds } : command;
  const { id } = context.activities.record({
    ...change,
    shell: toCommands(withoutSecrets(carriedOut), names),
    limits: limitsOf(carriedOut, before),
  });
  return { reply, activityId: id };
}

function carryOut(context: PerformContext, command: Command, by: string): Promise<Done<unknown>> {
  switch (command.kind) {
    case 'create-network':
      return createNetwork(context, command);
    case 'remove-network':
      return removeNetwork(context, command);
    case 'prune-networks':
      return pruneNetworks(context, command, by);
    case 'connect':
      return connectContainer(context, command);
    case 'disconnect':
      return disconnectContainer(context, command);
    case 'run-container':
      return runContainer(context, command);
    case 'start':
    case 'stop':
    case 'restart':
    case 'pause':
    case 'unpause':
      return commandContainer(context, command);
    case 'rename-container':
      return renameContainer(context, command);
    case 'remove-container':
      return removeContainer(context, command);
  }
}
