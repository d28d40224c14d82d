import type { ContainerVerb } from '@portolan/protocol';
import type { EngineClient } from '../../docker/EngineClient.ts';
import { refreshAfter, findContainer } from '../CommandContext.ts';
import type { CommandContext, CommandOf } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';
import type { Inverse } from '../undo/Inverse.ts';

interface Verb {
  pastTense: string;
  act: (client: EngineClient, id: string) => Promise<void>;
  undoneBy: 'start' | 'stop' | 'pause' | 'unpause' | null;
}

const verbs: Record<ContainerVerb, Verb> = {
  start: { pastTense: 'Started', act: (client, id) => client.startContainer(id), undoneBy: 'stop' },
  stop: { pastTense: 'Stopped', act: (client, id) => client.stopContainer(id), undoneBy: 'start' },
  restart: { pastTense: 'Restarted', act: (client, id) => client.restartContainer(id), undoneBy: null },
  pause: { pastTense: 'Paused', act: (client, id) => client.pauseContainer(id), undoneBy: 'unpause' },
  unpause: { pastTense: 'Unpaused', act: (client, id) => client.unpauseContainer(id), undoneBy: 'pause' },
};

/**
 * Starts, stops, restarts, pauses or unpauses a container.
 * @throws EngineError
 */
export async function changeContainerState(
  context: CommandContext,
  { kind, containerId }: CommandOf<ContainerVerb>,
): Promise<CommandResult<null>> {
  const { name } = await findContainer(context, containerId);
  const { pastTense: done, act, undoneBy } = verbs[kind];
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    () => act(context.client, containerId),
  );
  const inverse: Inverse | null = undoneBy && { kind: undoneBy, containerId };
  return {
    reply: null,
    summary: `${done} ${name}.`,
    networkIds: [],
    containerIds: [containerId],
    inverse,
    ...(inverse === null && {
      whyNoInverse: 'A restart cannot be undone: the process that ran before it is gone.',
    }),
  };
}
