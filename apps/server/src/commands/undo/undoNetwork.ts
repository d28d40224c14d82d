import { isDeepStrictEqual } from 'node:util';
import { toCreateNetworkRequest } from '@portolan/protocol';
import type { CreateNetworkRequest } from '@portolan/protocol';
import { listNames, requiresNetworkOfMode } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';
import { currentEngine, refreshAfter } from '../CommandContext.ts';
import { connectOrCleanUp } from '../attachment/connectOrCleanUp.ts';
import { createNetwork } from '../network/createNetwork.ts';
import type { SavedNetwork } from './Inverse.ts';
import { cannotUndo, isUnanswered, requireNetwork } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

/**
 * R149: makes removed networks again and reconnects their members, those that do not run too. What of it cannot be is
 * told; when none of the networks can, nothing was done. Where the engine fails midway, what was done stays done, and
 * the next try goes on from there.
 */
export async function restoreNetworks(
  context: UndoContext,
  networks: readonly SavedNetwork[],
): Promise<string[]> {
  const notRestored: string[] = [];
  const failures: EngineError[] = [];
  // Others may be made from a template.
  const inOrder = [...networks].sort((a, b) => rankOf(a) - rankOf(b));
  for (const kept of inOrder) {
    try {
      notRestored.push(...(await restoreNetwork(context, kept)));
    } catch (error) {
      if (!(error instanceof EngineError) || isUnanswered(error) || error.code === 'engine-failed')
        throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first && failures.length === networks.length) throw first;
  return [...failures.map(failureText), ...notRestored];
}

const rankOf = ({ request }: SavedNetwork): number => (request.configOnly ? 0 : 1);

async function restoreNetwork(context: UndoContext, kept: SavedNetwork): Promise<string[]> {
  const { name } = kept.request;
  const id = await createUnlessRestored(context, kept);
  const notRestored = [`${name} has a new id.`];
  const network = await context.client.readNetwork(id);
  if (!network) return [...notRestored, `${name} was removed again in the meantime.`];
  notRestored.push(...settingDifferences(network, kept));
  for (const member of kept.members) {
    const why = await reconnect(context, network, kept.id, member).catch((error: unknown) => {
      if (error instanceof EngineError && !isUnanswered(error)) {
        return `${member.was.containerName} is not connected to ${name} again: ${failureText(error)}`;
      }
      throw error;
    });
    if (why !== null) notRestored.push(why);
  }
  return notRestored;
}

/** By an earlier try that the engine broke off it may have been made already. */
async function createUnlessRestored(
  { replacements, ...context }: UndoContext,
  kept: SavedNetwork,
): Promise<string> {
  const { name } = kept.request;
  const latest = replacements.latest(kept.id);
  const existing = await context.client.listNetworks();
  if (latest !== kept.id && existing.some((each) => each.id === latest)) return latest;
  if (existing.some((each) => each.name === name)) {
    throw cannotUndo(`A network called ${name} exists again.`);
  }
  const { reply } = await createNetwork(context, { kind: 'create-network', body: kept.request });
  replacements.replace(kept.id, reply.id);
  return reply.id;
}

async function reconnect(
  context: UndoContext,
  network: Network,
  formerId: string,
  { containerId, body, was }: SavedNetwork['members'][number],
): Promise<string | null> {
  const { client } = context;
  const reading = await client.readContainer(containerId);
  if (!reading) return `${was.containerName} has been removed.`;
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    async () => {
      // By an earlier try, or by somebody since.
      if (reading.attachments.some((each) => each.networkId === network.id)) return;
      // It remembers the former network by its id and would look for that at its start. The endpoint goes by the
      // network's name, so that the new one can be asked to take it off (20.10.24, 28.5.2).
      const stale = reading.attachments.some((each) => each.networkName === network.name);
      if (stale) await client.disconnect(network.id, { container: containerId });
      const before = stale ? await client.readContainer(containerId) : reading;
      await connectOrCleanUp(context, network, body, before);
    },
  );
  const { name, networkMode } = reading.container;
  return networkMode === formerId && requiresNetworkOfMode(await currentEngine(context))
    ? `${name} cannot start any more: it was made for ${network.name} by its former id.`
    : null;
}

function settingDifferences(network: Network, { request: wanted, subnets }: SavedNetwork): string[] {
  // A swarm network is told whole once it is allocated.
  if (network.scope === 'swarm') return [];
  const now: Partial<CreateNetworkRequest> = toCreateNetworkRequest(network);
  const keys = [...new Set([...Object.keys(now), ...Object.keys(wanted)])] as (keyof CreateNetworkRequest)[];
  const [is, was] = [network.ipam.config.map(({ subnet }) => subnet).join(', '), subnets.join(', ')];
  // A template without subnets lets the engine choose again.
  if (wanted.configFrom !== undefined && is !== was)
    return [`${network.name} has the subnet ${is} instead of ${was}.`];
  const unlike = keys.filter((key) => !isDeepStrictEqual(now[key], wanted[key]));
  return unlike.length > 0 ? [`${network.name} differs from before in: ${unlike.join(', ')}.`] : [];
}

const failureText = ({ message, engine }: EngineError): string =>
  engine === null ? message : `${message} The engine says: ${engine}`;

/** Takes a creation back. The engine would remove it under stopped members, which could not start afterwards. */
export async function undoCreateNetwork(context: UndoContext, networkId: string): Promise<string[]> {
  const network = await requireNetwork(context, networkId);
  const members = await context.client.listMembers(network);
  if (members.length > 0) {
    const [were, them] = members.length === 1 ? ['was', 'it'] : ['were', 'them'];
    const names = listNames(members.map(({ name }) => name));
    throw cannotUndo(`${names} ${were} connected to ${network.name} since: disconnect ${them} first.`);
  }
  await refreshAfter(
    context,
    () => [{ kind: 'network', id: network.id }],
    () => context.client.removeNetwork(network.id),
  );
  return [];
}
