import { contains, exhaustionOf, holderOf, isAddress } from '@portolan/topology';
import type { AddressHolder, Network, TopologyIndex } from '@portolan/topology';
import { error, warning } from '../FieldProblem.ts';
import type { FieldProblem } from '../FieldProblem.ts';

/** The container that is to join a network. If it does not run, it takes its address at its next start only. */
export interface JoiningContainer {
  name: string;
  runs: boolean;
  /** Its id, if the container exists already. */
  id?: string;
}

/** R136: returns what is wrong with the requested address, or with leaving the choice to the engine. */
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
      : [warning(path, `${exhaustion} The container cannot start until one is free.`)];
  }
  if (!isAddress(address, version)) {
    return [error(path, `Write an address such as ${version === 4 ? '172.30.0.7' : 'fd00:1::7'}.`)];
  }
  if (network.predefined) {
    return [
      error(path, `${network.name} chooses addresses itself. Leave this empty, or use another network.`),
    ];
  }
  const configs = network.ipam.config.filter(({ subnet }) => subnet.includes(':') === (version === 6));
  if (configs.length === 0) {
    // A swarm network gets its subnets when it is first used.
    return network.scope === 'swarm' && network.ipam.config.length === 0
      ? []
      : [error(path, `${network.name} has no IPv${version} subnet. Leave this empty.`)];
  }
  if (version === 6 && !network.enableIPv6) {
    return [error(path, `${network.name} has IPv6 switched off. Leave this empty.`)];
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
          `The engine accepts this only if ${within[0]?.subnet} was requested for ${network.name}, which it does not report.`,
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
      return { text: `${holder.container.name} has ${address}. Choose another address.`, isSure: true };
    case 'gateway':
      return { text: `${address} is the gateway. Choose another address.`, isSure: true };
    case 'auxiliary':
      return { text: `${address} is excluded as ${holder.name}. Choose another address.`, isSure: true };
    case 'reserved':
      return {
        text: `${address} is the first or last address of its subnet. Choose another address.`,
        isSure: true,
      };
    case 'requested':
      return holder.container.id === id
        ? null
        : {
            text: `${holder.container.name}, which is stopped, requests ${address} and could no longer start.`,
            isSure: false,
          };
  }
}

/**
 * R139: engines accept a requested address only on a subnet that a user gave. A subnet that is reported without a
 * gateway, or with a range or excluded addresses, was given by a user, and so was one on which a member has a requested
 * address. For all others, engines do not report whether they chose the subnet themselves.
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
