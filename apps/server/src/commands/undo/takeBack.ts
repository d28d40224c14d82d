import type { ProblemCode, UndoReply } from '@portolan/protocol';
import { EngineError } from '../../docker/EngineError.ts';
import type { Inverse } from './Inverse.ts';
import { connectAgain, disconnectAgain } from './undoEndpoint.ts';
import { laterChange } from './laterChange.ts';
import { commandBack, renameBack } from './undoContainer.ts';
import { removeNetworkAgain } from './removeNetworkAgain.ts';
import { restoreNetworks } from './restoreNetworks.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';
import { undoRun } from './undoRun.ts';

/** Failures that say nothing of the world: the change can still be taken back later. */
const PASSING = new Set<ProblemCode>([
  'engine-unreachable',
  'engine-timeout',
  'engine-failed',
  'read-only',
  'cannot-undo',
]);

/**
 * R148: takes a change back, once, if the engine's state still allows it.
 * @throws EngineError `cannot-undo` with what has changed since, and then nothing was done; where the engine fails
 * midway part of it may be, and a further try goes on from there (R149)
 */
export function takeBack(context: UndoContext, activityId: string): Promise<UndoReply> {
  const { activities } = context;
  return activities.inTurn(async () => {
    const entry = activities.find(activityId);
    if (!entry) {
      throw new EngineError(
        'unknown-activity',
        'This server remembers no such change: it keeps the last 200.',
      );
    }
    const { undo } = entry.activity;
    if (undo.state === 'undone') throw cannotUndo('This was taken back already.');
    if (undo.state === 'impossible' || !entry.inverse) {
      throw cannotUndo(undo.state === 'impossible' ? undo.reason : 'Nothing takes this back.');
    }
    const later = laterChange(context, entry.activity, entry.inverse);
    if (later) {
      throw cannotUndo(
        `The same connection was changed later, and that still stands: “${later.summary}” Undo that first.`,
      );
    }
    const notRestored = await carryOut(context, entry.inverse).catch((error: unknown) => {
      if (!(error instanceof EngineError) || PASSING.has(error.code)) throw error;
      throw cannotUndo(error.message, error.engine, error);
    });
    activities.markUndone(activityId, notRestored);
    return { notRestored };
  });
}

/** What is not as it was before, in sentences. */
function carryOut(context: UndoContext, inverse: Inverse): Promise<string[]> {
  switch (inverse.kind) {
    case 'disconnect':
      return disconnectAgain(context, inverse);
    case 'connect':
      return connectAgain(context, inverse);
    case 'remove-network':
      return removeNetworkAgain(context, inverse.networkId);
    case 'restore-networks':
      return restoreNetworks(context, inverse.networks);
    case 'rename-container':
      return renameBack(context, inverse);
    case 'start':
    case 'stop':
    case 'pause':
    case 'unpause':
      return commandBack(context, inverse.kind, inverse.containerId);
    case 'remove-container':
      return undoRun(context, inverse);
  }
}
