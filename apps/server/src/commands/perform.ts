import type { Command } from '@portolan/protocol';
import type { PerformContext } from './CommandContext.ts';
import { changeContainerState } from './container/changeContainerState.ts';
import { connectContainer } from './attachment/connectContainer.ts';
import { createNetwork } from './network/createNetwork.ts';
import { disconnectContainer } from './attachment/disconnectContainer.ts';
import type { CommandResult } from './CommandResult.ts';
import { CommandWords } from './CommandWords.ts';
import { pruneNetworks } from './network/pruneNetworks.ts';
import { removeContainer } from './container/removeContainer.ts';
import { removeNetwork } from './network/removeNetwork.ts';
import { renameContainer } from './container/renameContainer.ts';
import { runContainer } from './container/runContainer.ts';

/**
 * Carries a command out, and records it as an activity once it is done.
 * @param by the requester: the id of a session, or a role
 * @returns the command's reply and the id of the activity, which is `null` if nothing was changed
 * @throws EngineError if the command fails. Nothing is recorded then.
 */
export async function perform(
  context: PerformContext,
  command: Command,
  by: string,
): Promise<{ reply: unknown; activityId: string | null }> {
  const words = new CommandWords(context.watcher.index, command);
  const { reply, changedNothing, ...change } = await carryOut(context, command, by);
  if (changedNothing) return { reply, activityId: null };
  const carriedOut = command.kind === 'prune-networks' ? { ...command, ids: change.networkIds } : command;
  const { id } = context.activities.record({
    ...change,
    shell: words.shell(withoutSecrets(carriedOut)),
    limits: words.limits(carriedOut),
  });
  return { reply, activityId: id };
}

function carryOut(context: PerformContext, command: Command, by: string): Promise<CommandResult<unknown>> {
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
      return changeContainerState(context, command);
    case 'rename-container':
      return renameContainer(context, command);
    case 'remove-container':
      return removeContainer(context, command);
  }
}

/**
 * R168: returns the command as viewers may read it. Environment variables are reduced to their names, which the CLI
 * reads from the user's environment (`--env KEY`). `…` replaces the arguments.
 */
function withoutSecrets(command: Command): Command {
  if (command.kind !== 'run-container') return command;
  const { environment, command: args, ...body } = command.body;
  return {
    ...command,
    body: {
      ...body,
      ...(environment && { environment: environment.map((each) => each.slice(0, each.indexOf('='))) }),
      ...(args?.length && { command: ['…'] }),
    },
  };
}
