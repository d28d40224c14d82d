import type { Network } from '@portolan/topology';
import type { ActivityLog } from '../../activity/ActivityLog.ts';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { Inverse } from './Inverse.ts';
import type { Replacements } from './Replacements.ts';

/** What every undo needs. */
export interface UndoContext extends CommandContext {
  activities: ActivityLog<Inverse>;
  replacements: Replacements;
}

/** True if the engine did not answer. Its state is unknown then, and the undo can be tried again. */
export const isUnanswered = ({ code }: EngineError): boolean =>
  code === 'engine-unreachable' || code === 'engine-timeout';

/** R148: returns the refusal of an undo that the engine's state no longer allows. `why` is a sentence. */
export const cannotUndo = (why: string, engine: string | null = null, cause?: unknown): EngineError =>
  new EngineError('cannot-undo', why, engine, { cause });

/**
 * Reads the container from the engine.
 * @throws EngineError `cannot-undo` if it has been removed
 */
export async function requireContainer({ client }: UndoContext, id: string): Promise<ContainerReading> {
  const reading = await client.readContainer(id);
  if (!reading) throw cannotUndo('The container has been removed.');
  return reading;
}

/**
 * Reads the network from the engine, by its present id if it was created again (R147).
 * @throws EngineError `cannot-undo` if it has been removed
 */
export async function requireNetwork({ client, replacements }: UndoContext, id: string): Promise<Network> {
  const network = await client.readNetwork(replacements.latest(id));
  if (!network) throw cannotUndo('The network has been removed.');
  return network;
}
