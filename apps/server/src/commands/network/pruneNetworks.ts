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
 * R144: removes the networks given, one by one, each only if it still is as the asker's preview showed it.
 * The engine itself refuses where a container runs; what only stopped ones use it would remove.
 */
export async function pruneNetworks(
  context: PerformContext,
  { ids, preview }: CommandOf<'prune-networks'>,
  by: string,
): Promise<CommandResult<PruneReply>> {
  const gone: SavedNetwork[] = [];
  const kept: PruneReply['kept'] = [];
  let silence: string | null = null;
  for (const id of new Set(ids)) {
    // Each further call would have to run into its time-out, too.
    if (silence !== null) {
      kept.push({ id, reason: silence });
      continue;
    }
    try {
      const outcome = await removeIfAsShown(context, id, context.previews.membersShown(by, id, preview));
      if (typeof outcome === 'string') kept.push({ id, reason: outcome });
      else gone.push(outcome);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      const reason =
        error.engine === null ? error.message : `The engine refused: ${error.engine} ${error.message}`;
      kept.push({ id, reason });
      if (error.code === 'engine-unreachable' || error.code === 'engine-timeout') {
        silence = 'It was not tried: the engine does not answer.';
      }
    }
  }
  const names = gone.map((each) => each.request.name);
  return {
    reply: { removed: gone.map((each) => each.id), kept },
    changedNothing: gone.length === 0,
    summary: `Pruned ${gone.length === 1 ? 'the network' : `${gone.length} networks:`} ${listNames(names, 20)}.`,
    networkIds: gone.map((each) => each.id),
    containerIds: [...new Set(gone.flatMap((each) => each.members.map((member) => member.containerId)))],
    inverse: { kind: 'restore-networks', networks: gone },
  };
}

/** What is needed to make it again, or a sentence why it stays. */
async function removeIfAsShown(
  context: PerformContext,
  id: string,
  shown: readonly string[],
): Promise<SavedNetwork | string> {
  const { client } = context;
  const network = await client.readNetwork(id);
  if (!network) return 'It is gone already.';
  if (isNeverPruned(network)) return 'It belongs to the engine itself.';
  const kept = await saveNetwork(context, id);
  const why = await differenceFromPreview(context, network, shown);
  if (why !== null) return why;
  await refreshAfter(
    context,
    () => hintsAfterRemoval(context, id),
    () => client.removeNetwork(id),
  );
  return kept;
}

/** Asked last, so that as little as possible happens between this look and the removal. */
async function differenceFromPreview(
  { client }: PerformContext,
  network: Network,
  shown: readonly string[],
): Promise<string | null> {
  const members = await client.listMembers(network);
  const running = members.filter((each) => each.running);
  if (running.length > 0) return `It is in use by ${namesOf(running)} now.`;
  const others = members.filter((each) => !shown.includes(each.id));
  if (others.length > 0) {
    return `Your preview did not show that ${namesOf(others)} ${others.length === 1 ? 'needs' : 'need'} it to start.`;
  }
  return members.length < shown.length ? 'Its members are no longer those that your preview showed.' : null;
}

const namesOf = (members: { name: string }[]): string => listNames(members.map((each) => each.name));
