import { commandNames, toDockerCommands, toEdits } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import { TopologyIndex, undoLimits } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import type { PerformContext } from './CommandContext.ts';
import { changeContainerState } from './container/changeContainerState.ts';
import { connectContainer } from './attachment/connectContainer.ts';
import { createNetwork } from './network/createNetwork.ts';
import { disconnectContainer } from './attachment/disconnectContainer.ts';
import type { CommandResult } from './CommandResult.ts';
import { pruneNetworks } from './network/pruneNetworks.ts';
import { removeContainer } from './container/removeContainer.ts';
import { removeNetwork } from './network/removeNetwork.ts';
import { renameContainer } from './container/renameContainer.ts';
import { runContainer } from './container/runContainer.ts';

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
  const { reply, changedNothing: didNothing, ...change } = await carryOut(context, command, by);
  if (didNothing) return { reply, activityId: null };
  const carriedOut = command.kind === 'prune-networks' ? { ...command, ids: change.networkIds } : command;
  const { id } = context.activities.record({
    ...change,
    shell: toDockerCommands(withoutSecrets(carriedOut), names),
    limits: undoLimitsOf(carriedOut, before),
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
 * R168: the command as viewers may read it. Variables keep their names, as the CLI takes them from one's own environment
 * (`--env KEY`); `…` stands for the arguments.
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

/** R126: what taking the command back will not restore, in sentences; `topology` is the one before it. */
function undoLimitsOf(command: Command, topology: Topology | null): string[] {
  if (!topology) return [];
  const index = new TopologyIndex(topology);
  return [...new Set(toEdits(command).flatMap((edit) => undoLimits(index, edit)))];
}
