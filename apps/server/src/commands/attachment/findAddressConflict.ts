import type { ConnectRequest } from '@portolan/protocol';
import { exhaustionOf, holderOf, TopologyIndex } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { assembleTopology } from '../../docker/toTopology/assembleTopology.ts';
import { currentEngine } from '../CommandContext.ts';
import type { CommandContext } from '../CommandContext.ts';

/**
 * Returns a sentence that says why a container cannot have the requested addresses on a network, or `null` if no
 * reason is known. The members are read from the engine, so that an address that was just released counts as free.
 * @param runs true if the container takes an address now. Otherwise an address may be free at its start.
 * @throws EngineError
 */
export async function findAddressConflict(
  context: CommandContext,
  network: Network,
  { container, ipv4, ipv6 }: ConnectRequest,
  runs: boolean,
): Promise<string | null> {
  const requested = [ipv4, ipv6].filter((each) => each !== undefined);
  // Reading the members takes one call for each, so a network that has free addresses is not read.
  const current = context.watcher.index;
  const mayBeFull = runs && !ipv4 && current !== null && exhaustionOfIPv4(current, network) !== null;
  if (requested.length === 0 && !mayBeFull) return null;
  const index = await readMembers(context, network);
  const reasons = requested.map((address) => conflictWith(index, network, address, container));
  return reasons.find((reason) => reason !== null) ?? (mayBeFull ? exhaustionOfIPv4(index, network) : null);
}

async function readMembers(context: CommandContext, network: Network): Promise<TopologyIndex> {
  const { client } = context;
  const readings = [];
  for (const { id } of await client.listMembers(network)) {
    const reading = await client.readContainer(id);
    if (reading) readings.push(reading);
  }
  return new TopologyIndex(assembleTopology(await currentEngine(context), [network], readings));
}

/** R132, without guesses: the engine decides about a gateway that is only assumed, and about the edges of a subnet. */
function conflictWith(
  index: TopologyIndex,
  network: Network,
  address: string,
  containerId: string,
): string | null {
  const holder = holderOf(index, network, address);
  switch (holder?.kind) {
    case 'member':
      return holder.container.id === containerId
        ? null
        : `${holder.container.name} now has the address ${address} on ${network.name}.`;
    case 'gateway':
      return holder.sure ? `${address} is the gateway of ${network.name}.` : null;
    case 'auxiliary':
      return `${address} is excluded on ${network.name} as ${holder.name}.`;
    case 'reserved':
    case 'requested':
    case undefined:
      return null;
  }
}

const exhaustionOfIPv4 = (index: TopologyIndex, network: Network): string | null =>
  exhaustionOf(index, network, 4);
