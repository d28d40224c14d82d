import type { Command, DockerCommand } from '@portolan/protocol';
import type { Container, Engine, Network } from '@portolan/topology';
import type { EngineClient, EngineHint } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import type { TopologyWatcher } from '../watch/TopologyWatcher.ts';
import type { CommandResult } from './CommandResult.ts';
import type { PrunePreviews } from './network/PrunePreviews.ts';

/** What a command works with: the engine that decides, and the watcher that looks at the effect. */
export interface CommandContext {
  client: EngineClient;
  watcher: Pick<TopologyWatcher, 'topology' | 'refresh'>;
}

/** What carrying out any command needs besides. */
export interface PerformContext extends CommandContext {
  activities: { record(change: RecordedChange): { id: string } };
  previews: PrunePreviews;
}

/** What the list of activities gets to know of a change. */
interface RecordedChange extends Omit<CommandResult<unknown>, 'reply' | 'didNothing'> {
  /** The docker commands that do the same. */
  shell: DockerCommand[];
  /** What taking it back will not restore, in sentences. */
  limits: string[];
}

/** A command of these kinds. */
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/**
 * The network with this id. One that is not in the topology may be newer than it: the engine has the last word.
 * @throws EngineError
 */
export async function findNetwork({ client, watcher }: CommandContext, id: string): Promise<Network> {
  const known = watcher.topology?.networks.find((each) => each.id === id);
  const network = known ?? (await client.readNetwork(id));
  if (!network) throw new EngineError('unknown-network', 'The engine has no network with this id.');
  return network;
}

/** The container with this id, likewise. */
export async function findContainer({ client, watcher }: CommandContext, id: string): Promise<Container> {
  const known = watcher.topology?.containers.find((each) => each.id === id);
  const container = known ?? (await client.readContainer(id))?.container;
  if (!container) throw new EngineError('unknown-container', 'The engine has no container with this id.');
  return container;
}

/**
 * R51: does it, then has everything it concerns read again, whether it went well or not: engines emit no event for
 * stopped containers, and a call that timed out may have had its effect.
 */
export async function refreshAfter<T>(
  { watcher }: CommandContext,
  hints: (done: T | null) => EngineHint[],
  act: () => Promise<T>,
): Promise<T> {
  let done: T | null = null;
  try {
    done = await act();
    return done;
  } finally {
    for (const hint of hints(done)) watcher.refresh(hint);
  }
}

/** The engine as it was read last; asked where it was not yet. */
export async function currentEngine({ client, watcher }: CommandContext): Promise<Engine> {
  return watcher.topology?.engine ?? (await client.hello());
}
