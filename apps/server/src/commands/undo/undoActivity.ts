import type { Activity, ProblemCode, UndoReply } from '@portolan/protocol';
import { EngineError } from '../../docker/EngineError.ts';
import type { Inverse } from './Inverse.ts';
import { undoDisconnect, undoConnect } from './undoAttachment.ts';
import { undoStateChange, undoRename } from './undoContainer.ts';
import { restoreNetworks, undoCreateNetwork } from './undoNetwork.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';
import { undoRun } from './undoRun.ts';

/** Failures that do not depend on the change: its undo can be tried again later. */
const TRANSIENT = new Set<ProblemCode>([
  'engine-unreachable',
  'engine-timeout',
  'engine-failed',
  'read-only',
  'cannot-undo',
]);

/**
 * R148: undoes a change, once, if the engine's state still allows it.
 * @throws EngineError `cannot-undo` with what has changed since. Nothing was done then. If the engine fails midway,
 * part of the undo may be done, and the next try continues from there (R149).
 */
export function undoActivity(context: UndoContext, activityId: string): Promise<UndoReply> {
  const { activities } = context;
  return activities.inTurn(async () => {
    const entry = activities.find(activityId);
    if (!entry) {
      throw new EngineError(
        'unknown-activity',
        'The server has no change with this id. It stores the last 200.',
      );
    }
    const { undo } = entry.activity;
    if (undo.state === 'undone') throw cannotUndo('This change has already been undone.');
    if (undo.state === 'impossible' || !entry.inverse) {
      throw cannotUndo(undo.state === 'impossible' ? undo.reason : 'This change cannot be undone.');
    }
    const later = findLaterChange(context, entry.activity, entry.inverse);
    if (later) {
      throw cannotUndo(`The same attachment was changed later: “${later.summary}” Undo that change first.`);
    }
    const notRestored = await carryOut(context, entry.inverse).catch((error: unknown) => {
      if (!(error instanceof EngineError) || TRANSIENT.has(error.code)) throw error;
      throw cannotUndo(error.message, error.engine, error);
    });
    activities.markUndone(activityId, notRestored);
    return { notRestored };
  });
}

/** Returns sentences that say what the undo did not restore. */
function carryOut(context: UndoContext, inverse: Inverse): Promise<string[]> {
  switch (inverse.kind) {
    case 'disconnect':
      return undoConnect(context, inverse);
    case 'connect':
      return undoDisconnect(context, inverse);
    case 'remove-network':
      return undoCreateNetwork(context, inverse.networkId);
    case 'restore-networks':
      return restoreNetworks(context, inverse.networks);
    case 'rename-container':
      return undoRename(context, inverse);
    case 'start':
    case 'stop':
    case 'pause':
    case 'unpause':
      return undoStateChange(context, inverse.kind, inverse.containerId);
    case 'remove-container':
      return undoRun(context, inverse);
  }
}

/**
 * R148: returns the newest later change of the same attachment that is not undone. The engine's state alone does not
 * show it: an attachment that was removed and created again looks the same as the one before.
 */
function findLaterChange(
  { activities, replacements }: Pick<UndoContext, 'activities' | 'replacements'>,
  activity: Activity,
  inverse: Inverse,
): Activity | undefined {
  if (inverse.kind !== 'disconnect' && inverse.kind !== 'connect') return undefined;
  const containerId = inverse.kind === 'connect' ? inverse.body.container : inverse.containerId;
  const networkId = replacements.latest(inverse.networkId);
  const all = activities.list();
  return all
    .slice(0, all.indexOf(activity))
    .find(
      (each) =>
        each.undo.state === 'possible' &&
        each.containerIds.includes(containerId) &&
        each.networkIds.some((id) => replacements.latest(id) === networkId),
    );
}
