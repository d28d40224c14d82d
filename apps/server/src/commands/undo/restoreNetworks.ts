import { isDeepStrictEqual } from 'node:util';
import { toCreateNetworkRequest } from '@portolan/protocol';
import type { CreateNetworkRequest } from '@portolan/protocol';
import { requiresNetworkOfMode } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { EngineError } from '../../docker/EngineError.ts';
import { doAndLookAgain } from '../CommandContext.ts';
import { connectCleanly } from '../connectCleanly.ts';
import { createNetwork } from '../createNetwork.ts';
import type { KeptNetwork } from './Inverse.ts';
import { currentEngine } from './keepEndpoint.ts';
import { cannotUndo, isSilence } from './UndoContext.ts';
import type { UndoContext } from './UndoContext.ts';

/**
 * R149: makes removed networks again and reconnects their members, those that do not run too. What of it cannot be is
 * told; when none of the networks can, nothing was done. Where the engine fails midway, what was done stays done, and
 * the next try goes on from there.
 */
export async function restoreNetworks(
  context: UndoContext,
  networks: readonly KeptNetwork[],
): Promise<string[]> {
  const notRestored: string[] = [];
  const failures: EngineError[] = [];
  // Others may be made from a template.
  const inOrder = [...networks].sort((a, b) => rankOf(a) - rankOf(b));
  for (const kept of inOrder) {
    try {
      notRestored.push(...(await restoreNetwork(context, kept)));
    } catch (error) {
      if (!(error instanceof EngineError) || isSilence(error) || error.code === 'engine-failed') throw error;
      failures.push(error);
    }
  }
  const [first] = failures;
  if (first && failures.length === networks.length) throw first;
  return [...failures.map(wordsOf), ...notRestored];
}

const rankOf = ({ request }: KeptNetwork): number => (request.configOnly ? 0 : 1);

async function restoreNetwork(context: UndoContext, kept: KeptNetwork): Promise<string[]> {
  const { name } = kept.request;
  const id = await makeUnlessMade(context, kept);
  const notRestored = [`${name} has a new id.`];
  const network = await context.client.readNetwork(id);
  if (!network) return [...notRestored, `${name} was removed again in the meantime.`];
  notRestored.push(...settingsUnlike(network, kept));
  for (const member of kept.members) {
    const why = await reconnect(context, network, kept.id, member).catch((error: unknown) => {
      if (error instanceof EngineError && !isSilence(error)) {
        return `${member.was.containerName} is not connected to ${name} again: ${wordsOf(error)}`;
      }
      throw error;
    });
    if (why !== null) notRestored.push(why);
  }
  return notRestored;
}

/** By an earlier try that the engine broke off it may have been made already. */
async function makeUnlessMade({ replacements, ...context }: UndoContext, kept: KeptNetwork): Promise<string> {
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
  { containerId, body, was }: KeptNetwork['members'][number],
): Promise<string | null> {
  const { client } = context;
  const reading = await client.readContainer(containerId);
  if (!reading) return `${was.containerName} has been removed.`;
  await doAndLookAgain(
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
      await connectCleanly(context, network, body, before);
    },
  );
  const { name, networkMode } = reading.container;
  return networkMode === formerId && requiresNetworkOfMode(await currentEngine(context))
    ? `${name} cannot start any more: it was made for ${network.name} by its former id.`
    : null;
}

function settingsUnlike(network: Network, { request: wanted, subnets }: KeptNetwork): string[] {
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

const wordsOf = ({ message, engine }: EngineError): string =>
  engine === null ? message : `${message} The engine says: ${engine}`;
