import { contains, exhaustionOf, holderOf, isAddress } from '@portolan/topology';
import type { AddressHolder, Network, TopologyIndex } from '@portolan/topology';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** Who is to join: one that does not run takes no address yet, but asks for it at its next start. */
export interface JoiningContainer {
  name: string;
  runs: boolean;
  /** Its id, where it exists. */
  id?: string;
}

/** R136: what is wrong with the address asked for, or with leaving it to the engine. */
export function problemsOfAddress(
  address: string | undefined,
  version: 4 | 6,
  network: Network,
  index: TopologyIndex,
  { runs, id }: JoiningContainer,
): FieldProblem[] {
  const path = `ipv${version}`;
  if (!address) {
    const isOn = version === 4 ? network.enableIPv4 : network.enableIPv6;
    const exhaustion = isOn ? exhaustionOf(index, network, version) : null;
    if (exhaustion === null) return [];
    return runs
      ? [error(path, `${exhaustion} Disconnect a member first.`)]
      : [warning(path, `${exhaustion} It cannot start until one is free.`)];
  }
  if (!isAddress(address, version)) {
    return [error(path, `Write an address such as ${version === 4 ? '172.30.0.7' : 'fd00:1::7'}.`)];
  }
  if (network.predefined) {
    return [
      error(path, `${network.name} gives addresses by itself; leave it empty, or use another network.`),
    ];
  }
  const configs = network.ipam.config.filter(({ subnet }) => subnet.includes(':') === (version === 6));
  if (configs.length === 0) {
    // A network of the swarm gets its subnets when it is first used.
    return network.scope === 'swarm' && network.ipam.config.length === 0
      ? []
      : [error(path, `${network.name} has no IPv${version} subnet; leave it empty.`)];
  }
  if (version === 6 && !network.enableIPv6) {
    return [error(path, `${network.name} has IPv6 switched off; leave it empty.`)];
  }
  const within = configs.filter(({ subnet }) => contains(subnet, address));
  if (within.length === 0) {
    return [error(path, `Write an address within ${configs.map(({ subnet }) => subnet).join(' or ')}.`)];
  }
  const holder = holderOf(index, network, address);
  const reason = holder && reasonAgainst(holder, address, id);
  if (reason) return [reason.isSure ? error(path, reason.text) : warning(path, reason.text)];
  return mayBeChosenByEngine(network, version, index)
    ? [
        warning(
          path,
          `The engine takes this only if ${within[0]?.subnet} was given when ${network.name} was made; it does not tell.`,
        ),
      ]
    : [];
}

function reasonAgainst(
  holder: AddressHolder,
  address: string,
  id: string | undefined,
): { text: string; isSure: boolean } | null {
  switch (holder.kind) {
    case 'member':
      return { text: `${holder.container.name} has ${address}; take another.`, isSure: true };
    case 'gateway':
      return { text: `${address} is the gateway's; take another.`, isSure: true };
    case 'auxiliary':
      return { text: `${address} is kept out of use as ${holder.name}; take another.`, isSure: true };
    case 'reserved':
      return { text: `${address} is the first or last of its subnet; take another.`, isSure: true };
    case 'ghost':
      return holder.container.id === id
        ? null
        : {
            text: `${holder.container.name}, which is stopped, asks for ${address} and could not start then.`,
            isSure: false,
          };
  }
}

/**
 * R139: engines take addresses by wish only on subnets a user gave, and tell those without a gateway apart from their
 * own by nothing. One that a member has by wish proves it.
 */
function mayBeChosenByEngine(network: Network, version: 4 | 6, index: TopologyIndex): boolean {
  if (network.driver === 'overlay') return false;
  const isGiven = network.ipam.config.some(
    ({ subnet, gateway, ipRange, auxiliaryAddresses }) =>
      subnet.includes(':') === (version === 6) &&
      (gateway === null || ipRange !== null || Object.keys(auxiliaryAddresses).length > 0),
  );
  const key = version === 4 ? 'ipv4' : 'ipv6';
  return !isGiven && !index.attachmentsOfNetwork(network.id).some(({ requested }) => requested[key] !== null);
}
