import type { Activity, ProblemCode, UndoReply } from '@portolan/protocol';
import { EngineError } from '../../docker/EngineError.ts';
import type { Inverse } from './Inverse.ts';
import { undoDisconnect, undoConnect } from './undoAttachment.ts';
import { undoStateChange, undoRename } from './undoContainer.ts';
import { restoreNetworks, undoCreateNetwork } from './undoNetwork.ts';
import { cannotUndo } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';
import { undoRun } from './undoRun.ts';

/** Failures that say nothing of the testEngine: the change can still be taken back later. */
const TRANSIENT = new Set<ProblemCode>([
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
export function undoActivity(context: UndoContext, activityId: string): Promise<UndoReply> {
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
    const later = findLaterChange(context, entry.activity, entry.inverse);
    if (later) {
      throw cannotUndo(
        `The same connection was changed later, and that still stands: “${later.summary}” Undo that first.`,
      );
    }
    const notRestored = await carryOut(context, entry.inverse).catch((error: unknown) => {
      if (!(error instanceof EngineError) || TRANSIENT.has(error.code)) throw error;
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
 * R148: the newest change of the same connection that was made here later and still stands. By its looks alone a
 * connection that was taken off and made again cannot be told from the one before.
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
