import type { PruneReply } from '@portolan/protocol';
import { listNames } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';
import { refreshAfter } from '../CommandContext.ts';
import type { CommandOf, PerformContext } from '../CommandContext.ts';
import type { CommandResult } from '../CommandResult.ts';
import { hintsAfterRemoval } from './removeNetwork.ts';
import { isNeverPruned } from './toPrunePreview.ts';
import type { SavedNetwork } from '../undo/Inverse.ts';
import { saveNetwork } from '../undo/saveNetwork.ts';

/**
 * R144: removes the given networks one by one, each only if it still is as the requester's preview showed it. The
 * engine itself refuses only if a running container uses the network.
 */
export async function pruneNetworks(
  context: PerformContext,
  { ids, preview }: CommandOf<'prune-networks'>,
  by: string,
): Promise<CommandResult<PruneReply>> {
  const removed: SavedNetwork[] = [];
  const kept: PruneReply['kept'] = [];
  let unanswered: string | null = null;
  for (const id of new Set(ids)) {
    // Each further call would wait for its timeout.
    if (unanswered !== null) {
      kept.push({ id, reason: unanswered });
      continue;
    }
    try {
      const outcome = await removeIfAsShown(context, id, context.previews.membersShown(by, id, preview));
      if (typeof outcome === 'string') kept.push({ id, reason: outcome });
      else removed.push(outcome);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const reason =
        error.engine === null ? error.message : `The engine refused: ${error.engine} ${error.message}`;
      kept.push({ id, reason });
      if (error.code === 'engine-unreachable' || error.code === 'engine-timeout') {
        unanswered = 'It was not tried, because the engine does not answer.';
      }
    }
  }
  const names = removed.map((each) => each.request.name);
  return {
    reply: { removed: removed.map((each) => each.id), kept },
    changedNothing: removed.length === 0,
    summary: `Pruned ${removed.length === 1 ? 'the network' : `${removed.length} networks:`} ${listNames(names, 20)}.`,
    networkIds: removed.map((each) => each.id),
    containerIds: [...new Set(removed.flatMap((each) => each.members.map((member) => member.containerId)))],
    inverse: { kind: 'restore-networks', networks: removed },
  };
}

/** Returns what is needed to create the network again, or a sentence that says why it was not removed. */
async function removeIfAsShown(
  context: PerformContext,
  id: string,
  shown: readonly string[],
): Promise<SavedNetwork | string> {
  const { client } = context;
  const network = await client.readNetwork(id);
  if (!network) return 'It no longer exists.';
  if (isNeverPruned(network)) return 'The engine needs it itself.';
  const saved = await saveNetwork(context, id);
  const why = await differenceFromPreview(context, network, shown);
  if (why !== null) return why;
  await refreshAfter(
    context,
    () => hintsAfterRemoval(context, id),
    () => client.removeNetwork(id),
  );
  return saved;
}

/**
 * Returns a sentence that says how the network differs from the preview, or `null`. It is called just before the
 * removal, so that little can change in between.
 */
async function differenceFromPreview(
  { client }: PerformContext,
  network: Network,
  shown: readonly string[],
): Promise<string | null> {
  const members = await client.listMembers(network);
  const running = members.filter((each) => each.running);
  if (running.length > 0) return `It is now in use by ${namesOf(running)}.`;
  const others = members.filter((each) => !shown.includes(each.id));
  if (others.length > 0) {
    return `Your preview did not show that ${namesOf(others)} ${others.length === 1 ? 'needs' : 'need'} it to start.`;
  }
  return members.length < shown.length ? 'Its members have changed since your preview.' : null;
}

const namesOf = (members: { name: string }[]): string => listNames(members.map((each) => each.name));
