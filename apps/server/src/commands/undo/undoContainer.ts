import { isRunning } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import type { EngineClient } from '../../docker/EngineClient.ts';
import { refreshAfter } from '../CommandContext.ts';
import type { Inverse } from './Inverse.ts';
import { cannotUndo, requireContainer } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

interface Verb {
  /** Returns a sentence that says why the container's state does not allow it, or `null`. */
  refusal: (container: Container) => string | null;
  act: (client: EngineClient, id: string) => Promise<void>;
}

const refusalUnlessRunning = ({ name, state }: Container): string | null => {
  if (state === 'paused') return `${name} has since been paused. Unpause it first.`;
  return state === 'running' ? null : `${name} is no longer running.`;
};

const verbs: Record<'start' | 'stop' | 'pause' | 'unpause', Verb> = {
  start: {
    refusal: (each) =>
      isRunning(each) || each.state === 'restarting' ? `${each.name} has since been started.` : null,
    act: (client, id) => client.startContainer(id),
  },
  stop: { refusal: refusalUnlessRunning, act: (client, id) => client.stopContainer(id) },
  pause: { refusal: refusalUnlessRunning, act: (client, id) => client.pauseContainer(id) },
  unpause: {
    refusal: ({ name, state }) => (state === 'paused' ? null : `${name} is no longer paused.`),
    act: (client, id) => client.unpauseContainer(id),
  },
};

/** Undoes a start, stop, pause or unpause. `verb` is the opposite of what was done. */
export async function undoStateChange(
  context: UndoContext,
  verb: keyof typeof verbs,
  containerId: string,
): Promise<string[]> {
  const { container } = await requireContainer(context, containerId);
  const why = verbs[verb].refusal(container);
  if (why !== null) throw cannotUndo(why);
  const notRestored = verb === 'start' ? sharersCutOff(context.watcher.index, container) : [];
  await refreshContainerAfter(context, containerId, () => verbs[verb].act(context.client, containerId));
  return notRestored;
}

/** Undoes a rename. */
export async function undoRename(
  context: UndoContext,
  { containerId, from, to }: Extract<Inverse, { kind: 'rename-container' }>,
): Promise<string[]> {
  const { container } = await requireContainer(context, containerId);
  if (container.name !== from) throw cannotUndo(`${from} has since been renamed to ${container.name}.`);
  await refreshContainerAfter(context, containerId, () => context.client.renameContainer(containerId, to));
  return [];
}

const refreshContainerAfter = (context: UndoContext, id: string, act: () => Promise<void>): Promise<void> =>
  refreshAfter(context, () => [{ kind: 'container', id }], act);

/** R2: returns a sentence for each running sharer, which is cut off when its owner starts. */
function sharersCutOff(index: TopologyIndex | null, owner: Container): string[] {
  return (index?.sharersOf(owner.id) ?? [])
    .filter(isRunning)
    .map(({ name }) => `${name} uses the network stack of ${owner.name} and is cut off. Restart ${name}.`);
}
