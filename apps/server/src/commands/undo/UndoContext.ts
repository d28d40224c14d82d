import type { ActivityLog } from '../../activity/ActivityLog.ts';
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
export const isSilence = ({ code }: EngineError): boolean =>
  code === 'engine-unreachable' || code === 'engine-timeout';

/** R148: the world has moved on; `why` is a sentence that says how. */
export const cannotUndo = (why: string, engine: string | null = null, cause?: unknown): EngineError =>
  new EngineError('cannot-undo', why, engine, { cause });
