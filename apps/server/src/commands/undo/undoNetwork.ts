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
 * R149: creates removed networks again and connects their members again, stopped ones included. Returns sentences that
 * say what could not be restored. If no network can be restored, nothing was done, and the first failure is thrown. If
 * the engine fails midway, what was done stays done, and the next try continues from there.
 */
export async function restoreNetworks(
  context: UndoContext,
  networks: readonly SavedNetwork[],
): Promise<string[]> {
  const notRestored: string[] = [];
  const failures: EngineError[] = [];
  // Config-only networks come first, because others may be created from them.
  const inOrder = [...networks].sort((a, b) => rankOf(a) - rankOf(b));
  for (const saved of inOrder) {
    try {
      notRestored.push(...(await restoreNetwork(context, saved)));
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

async function restoreNetwork(context: UndoContext, saved: SavedNetwork): Promise<string[]> {
  const { name } = saved.request;
  const id = await createUnlessRestored(context, saved);
  const notRestored = [`${name} has a new id.`];
  const network = await context.client.readNetwork(id);
  if (!network) return [...notRestored, `${name} has been removed again.`];
  notRestored.push(...settingDifferences(network, saved));
  for (const member of saved.members) {
    const why = await reconnect(context, network, saved.id, member).catch((error: unknown) => {
      if (error instanceof EngineError && !isUnanswered(error)) {
        return `${member.before.containerName} was not connected to ${name} again: ${failureText(error)}`;
      }
      throw error;
    });
    if (why !== null) notRestored.push(why);
  }
  return notRestored;
}

/** An earlier try may have created the network before the engine failed. Returns the id of the network. */
async function createUnlessRestored(
  { replacements, ...context }: UndoContext,
  saved: SavedNetwork,
): Promise<string> {
  const { name } = saved.request;
  const latest = replacements.latest(saved.id);
  const existing = await context.client.listNetworks();
  if (latest !== saved.id && existing.some((each) => each.id === latest)) return latest;
  if (existing.some((each) => each.name === name)) {
    throw cannotUndo(`A network named ${name} exists again.`);
  }
  const { reply } = await createNetwork(context, { kind: 'create-network', body: saved.request });
  replacements.replace(saved.id, reply.id);
  return reply.id;
}

async function reconnect(
  context: UndoContext,
  network: Network,
  formerId: string,
  { containerId, body, before }: SavedNetwork['members'][number],
): Promise<string | null> {
  const { client } = context;
  const reading = await client.readContainer(containerId);
  if (!reading) return `${before.containerName} has been removed.`;
  await refreshAfter(
    context,
    () => [{ kind: 'container', id: containerId }],
    async () => {
      // An earlier try or another user may have connected it already.
      if (reading.attachments.some((each) => each.networkId === network.id)) return;
      // A stopped member stores the former network's id and would look for it at its start. The engine finds the
      // endpoint by the network's name, so a disconnect from the new network removes it (20.10.24, 28.5.2).
      const stale = reading.attachments.some((each) => each.networkName === network.name);
      if (stale) await client.disconnect(network.id, { container: containerId });
      const current = stale ? await client.readContainer(containerId) : reading;
      await connectOrCleanUp(context, network, body, current);
    },
  );
  const { name, networkMode } = reading.container;
  return networkMode === formerId && requiresNetworkOfMode(await currentEngine(context))
    ? `${name} can no longer start: it was created for ${network.name} by its former id.`
    : null;
}

function settingDifferences(network: Network, { request, subnets }: SavedNetwork): string[] {
  // The engine reports all settings of a swarm network only once it is allocated.
  if (network.scope === 'swarm') return [];
  const now: Partial<CreateNetworkRequest> = toCreateNetworkRequest(network);
  const keys = [...new Set([...Object.keys(now), ...Object.keys(request)])] as (keyof CreateNetworkRequest)[];
  const [is, was] = [network.ipam.config.map(({ subnet }) => subnet).join(', '), subnets.join(', ')];
  // If the config-only network has no subnets, the engine chooses new ones.
  if (request.configFrom !== undefined && is !== was)
    return [`${network.name} has the subnet ${is} instead of ${was}.`];
  const unlike = keys.filter((key) => !isDeepStrictEqual(now[key], request[key]));
  return unlike.length > 0 ? [`${network.name} differs from before in: ${unlike.join(', ')}.`] : [];
}

const failureText = ({ message, engine }: EngineError): string =>
  engine === null ? message : `${message} The engine says: ${engine}`;

/**
 * Undoes the creation of a network. It is refused if the network has members: the engine would remove it from stopped
 * members, which could then not start.
 */
export async function undoCreateNetwork(context: UndoContext, networkId: string): Promise<string[]> {
  const network = await requireNetwork(context, networkId);
  const members = await context.client.listMembers(network);
  if (members.length > 0) {
    const [have, them] = members.length === 1 ? ['has', 'it'] : ['have', 'them'];
    const names = listNames(members.map(({ name }) => name));
    throw cannotUndo(`${names} ${have} since been connected to ${network.name}. Disconnect ${them} first.`);
  }
  await refreshAfter(
    context,
    () => [{ kind: 'network', id: network.id }],
    () => context.client.removeNetwork(network.id),
  );
  return [];
}
