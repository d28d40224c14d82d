import type { Command, DockerCommand } from '@portolan/protocol';
import type { Container, Engine, Network } from '@portolan/topology';
import type { EngineClient, EngineHint } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import type { TopologyWatcher } from '../watch/TopologyWatcher.ts';
import type { CommandResult } from './CommandResult.ts';
import type { PrunePreviews } from './network/PrunePreviews.ts';

/** What every command needs: the engine that carries it out, and the watcher that reads the effect. */
export interface CommandContext {
  client: EngineClient;
  watcher: Pick<TopologyWatcher, 'index' | 'refresh'>;
}

/** What `perform` needs in addition to the command itself. */
export interface PerformContext extends CommandContext {
  activities: { record(change: RecordedChange): { id: string } };
  previews: PrunePreviews;
}

/** What the activity log records of a change. */
interface RecordedChange extends Omit<CommandResult<unknown>, 'reply' | 'changedNothing'> {
  /** The docker commands that do the same. */
  shell: DockerCommand[];
  /** Sentences that say what an undo will not restore. */
  limits: string[];
}

/** The command type of these kinds. */
export type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;

/**
 * Returns the network with this id. One that is not in the topology may be newer, so it is read from the engine.
 * @throws EngineError `unknown-network` if the engine does not have it
 */
export async function findNetwork({ client, watcher }: CommandContext, id: string): Promise<Network> {
  const known = watcher.index?.networks.get(id);
  const network = known ?? (await client.readNetwork(id));
  if (!network) throw new EngineError('unknown-network', 'The engine has no network with this id.');
  return network;
}

/**
 * Returns the container with this id. One that is not in the topology may be newer, so it is read from the engine.
 * @throws EngineError `unknown-container` if the engine does not have it
 */
export async function findContainer({ client, watcher }: CommandContext, id: string): Promise<Container> {
  const known = watcher.index?.containers.get(id);
  const container = known ?? (await client.readContainer(id))?.container;
  if (!container) throw new EngineError('unknown-container', 'The engine has no container with this id.');
  return container;
}

/**
 * R51: runs `act`, then makes the watcher read again everything that it concerns, whether it succeeded or failed.
 * Engines emit no event for stopped containers, and a call that timed out may have had its effect.
 * @param hints receives the result of `act`, or `null` if it failed
 */
export async function refreshAfter<T>(
  { watcher }: CommandContext,
  hints: (result: T | null) => EngineHint[],
  act: () => Promise<T>,
): Promise<T> {
  let result: T | null = null;
  try {
    result = await act();
    return result;
  } finally {
    for (const hint of hints(result)) watcher.refresh(hint);
  }
}

/** Returns the engine of the topology. Without a topology, it is read from the engine. */
export async function currentEngine({ client, watcher }: CommandContext): Promise<Engine> {
  return watcher.index?.engine ?? (await client.hello());
}
