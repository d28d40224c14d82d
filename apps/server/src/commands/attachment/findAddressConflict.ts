import type { ConnectRequest } from '@portolan/protocol';
import { exhaustionOf, holderOf, TopologyIndex } from '@portolan/topology';
import type { Network } from '@portolan/topology';
import { assembleTopology } from '../../docker/toTopology/assembleTopology.ts';
import { currentEngine } from '../CommandContext.ts';
import type { CommandContext } from '../CommandContext.ts';

/**
 * Why a container gets no such addresses on a network, in a sentence; `null` where nothing is known against it.
 * Members are read afresh, so that an address just given up counts as free.
 * @param runs whether it takes an address now: otherwise one may be free by then
 * @throws EngineError
 */
export async function findAddressConflict(
  context: CommandContext,
  network: Network,
  { container, ipv4, ipv6 }: ConnectRequest,
  runs: boolean,
): Promise<string | null> {
  const wanted = [ipv4, ipv6].filter((each) => each !== undefined);
  const { topology } = context.watcher;
  // Members of a network that has room are not read for nothing.
  const mayBeFull =
    runs && !ipv4 && topology !== null && exhaustionOfIPv4(new TopologyIndex(topology), network) !== null;
  if (wanted.length === 0 && !mayBeFull) return null;
  const index = await readMembers(context, network);
  const reasons = wanted.map((address) => conflictWith(index, network, address, container));
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

/** R132, as far as it is sure. Gateways that are only assumed, and edges of a subnet, are left to the engine. */
function conflictWith(
  index: TopologyIndex,
  network: Network,
  address: string,
  joiner: string,
): string | null {
  const holder = holderOf(index, network, address);
  switch (holder?.kind) {
    case 'member':
      return holder.container.id === joiner
        ? null
        : `${holder.container.name} has the address ${address} on ${network.name} now.`;
    case 'gateway':
      return holder.sure ? `${address} is the gateway's on ${network.name}.` : null;
    case 'auxiliary':
      return `${address} is kept out of use on ${network.name} as ${holder.name}.`;
    case 'reserved':
    case 'requested':
    case undefined:
      return null;
  }
}

const exhaustionOfIPv4 = (index: TopologyIndex, network: Network): string | null =>
  exhaustionOf(index, network, 4);
