import type { ContainerVerb } from '@portolan/protocol';
import type { EngineClient } from '../docker/EngineClient.ts';
import { doAndLookAgain, findContainer } from './CommandContext.ts';
import type { CommandContext, CommandOf } from './CommandContext.ts';
import type { Done } from './Done.ts';
import type { Inverse } from './undo/Inverse.ts';

interface Verb {
  done: string;
  act: (client: EngineClient, id: string) => Promise<void>;
  undoneBy: 'start' | 'stop' | 'pause' | 'unpause' | null;
}

const verbs: Record<ContainerVerb, Verb> = {
  start: { done: 'Started', act: (client, id) => client.startContainer(id), undoneBy: 'stop' },
  stop: { done: 'Stopped', act: (client, id) => client.stopContainer(id), undoneBy: 'start' },
  restart: { done: 'Restarted', act: (client, id) => client.restartContainer(id), undoneBy: null },
  pause: { done: 'Paused', act: (client, id) => client.pauseContainer(id), undoneBy: 'unpause' },
  unpause: { done: 'Unpaused', act: (client, id) => client.unpauseContainer(id), undoneBy: 'pause' },
};

/**
 * Starts, stops, restarts, pauses or unpauses a container.
 * @throws EngineError
 */
export async function commandContainer(
  context: CommandContext,
  { kind, containerId }: CommandOf<ContainerVerb>,
): Promise<Done<null>> {
  const { name } = await findContainer(context, containerId);
  const { done, act, undoneBy } = verbs[kind];
  await doAndLookAgain(
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
    ...(inverse === null && { whyNoInverse: 'A restart has no opposite: what ran before it is gone.' }),
  };
}
