import type { Network } from '@portolan/topology';
import type { ActivityLog } from '../../activity/ActivityLog.ts';
import type { ContainerReading } from '../../docker/EngineClient.ts';
import { EngineError } from '../../docker/EngineError.ts';
import type { CommandContext } from '../CommandContext.ts';
import type { Inverse } from './Inverse.ts';
import type { Replacements } from './Replacements.ts';

/** What taking a change back works with. */
export interface UndoContext extends CommandContext {
  activities: ActivityLog<Inverse>;
  replacements: Replacements;
}

/** Whether the engine did not answer: what was asked of it may be done or not, and can be asked for again. */
export const isUnanswered = ({ code }: EngineError): boolean =>
  code === 'engine-unreachable' || code === 'engine-timeout';

/** R148: the testEngine has moved on; `why` is a sentence that says how. */
export const cannotUndo = (why: string, engine: string | null = null, cause?: unknown): EngineError =>
  new EngineError('cannot-undo', why, engine, { cause });

/** The container as the engine has it now. @throws EngineError `cannot-undo` */
export async function requireContainer({ client }: UndoContext, id: string): Promise<ContainerReading> {
  const reading = await client.readContainer(id);
  if (!reading) throw cannotUndo('The container has been removed.');
  return reading;
}

/** The network, or what took its place (R147), as the engine has it now. @throws EngineError `cannot-undo` */
export async function requireNetwork({ client, replacements }: UndoContext, id: string): Promise<Network> {
  const network = await client.readNetwork(replacements.latest(id));
  if (!network) throw cannotUndo('The network has been removed.');
  return network;
}
