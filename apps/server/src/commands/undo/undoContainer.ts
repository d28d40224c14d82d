import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Container, Topology } from '@portolan/topology';
import type { EngineClient } from '../../docker/EngineClient.ts';
import { refreshAfter } from '../CommandContext.ts';
import type { Inverse } from './Inverse.ts';
import { cannotUndo, requireContainer } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

interface Verb {
  /** Why it cannot be done to the container as it is now; `null` when it can. */
  refusal: (container: Container) => string | null;
  act: (client: EngineClient, id: string) => Promise<void>;
}

const refusalUnlessRunning = ({ name, state }: Container): string | null => {
  if (state === 'paused') return `${name} was paused since: unpause it first.`;
  return state === 'running' ? null : `${name} does not run any more.`;
};

const verbs: Record<'start' | 'stop' | 'pause' | 'unpause', Verb> = {
  start: {
    refusal: (each) =>
      isRunning(each) || each.state === 'restarting' ? `${each.name} was started since.` : null,
    act: (client, id) => client.startContainer(id),
  },
  stop: { refusal: refusalUnlessRunning, act: (client, id) => client.stopContainer(id) },
  pause: { refusal: refusalUnlessRunning, act: (client, id) => client.pauseContainer(id) },
  unpause: {
    refusal: ({ name, state }) => (state === 'paused' ? null : `${name} is not paused any more.`),
    act: (client, id) => client.unpauseContainer(id),
  },
};

/** Takes a start, stop, pause or unpause back. */
export async function undoStateChange(
  context: UndoContext,
  verb: keyof typeof verbs,
  containerId: string,
): Promise<string[]> {
  const { container } = await requireContainer(context, containerId);
  const why = verbs[verb].refusal(container);
  if (why !== null) throw cannotUndo(why);
  const notRestored = verb === 'start' ? sharersCutOff(context.watcher.topology, containerId) : [];
  await refreshContainerAfter(context, containerId, () => verbs[verb].act(context.client, containerId));
  return notRestored;
}

/** Takes a rename back. */
export async function undoRename(
  context: UndoContext,
  { containerId, from, to }: Extract<Inverse, { kind: 'rename-container' }>,
): Promise<string[]> {
  const { container } = await requireContainer(context, containerId);
  if (container.name !== from) throw cannotUndo(`${from} was renamed to ${container.name} since.`);
  await refreshContainerAfter(context, containerId, () => context.client.renameContainer(containerId, to));
  return [];
}

const refreshContainerAfter = (context: UndoContext, id: string, act: () => Promise<void>): Promise<void> =>
  refreshAfter(context, () => [{ kind: 'container', id }], act);

/** R2: those in its network stack sit in the former one until they are restarted themselves, in sentences. */
function sharersCutOff(topology: Topology | null, ownerId: string): string[] {
  const containers = new Map(topology?.containers.map((each) => [each.id, each]));
  return [...containers.values()]
    .filter((each) => each.id !== ownerId && isRunning(each))
    .filter((each) => resolveNamespace(each, containers).ownerId === ownerId)
    .map(({ name }) => `${name} uses its network stack and is cut off until it is restarted itself.`);
}
