import { toCreateNetworkRequest } from '@portolan/protocol';
import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/** A line for everything that an undo restores, by names: ids of networks made again differ, and say so. */
export function factsOf({ engine, networks, containers, attachments }: Topology): string[] {
  const nameOf = new Map(containers.map(({ id, name }) => [id, name]));
  return [
    ...networks.map((each) =>
      line('network', each.name, toCreateNetworkRequest(each), each.ipam, each.scope),
    ),
    ...containers.map((each) => {
      const { name, id, state, namespace, networkMode, ports, labels, hostname } = each;
      const runs = isRunning(each) ? state : 'stopped';
      return line('container', name, id, runs, namespace, networkMode, ports, labels, hostname);
    }),
    ...attachments.map((each) => {
      const { containerId, networkId, networkName, state, requested, links, driverOptions } = each;
      // A network that is gone shows: its former id is in no list.
      const network =
        networks.find(({ id }) => id === networkId)?.name ?? `${networkName} (gone: ${networkId})`;
      // Added by the engine below API 1.45, in no fixed order, and not yet while stopped.
      const aliases = [...new Set(each.aliases)]
        .filter(
          (alias) => alias !== containerId.slice(0, 12) && alias !== hostnameOf(containers, containerId),
        )
        .sort();
      const hasEndpoint = each.endpointId !== null;
      const own = [aliases, requested, links, driverOptions, each.gatewayPriority];
      return line('attachment', nameOf.get(containerId), network, state, hasEndpoint, ...own, engine.product);
    }),
  ].sort();
}

/** What an undo may leave otherwise where that was announced, by the container it is about and where. */
export function announcedOf({ networks, containers, attachments }: Topology): Map<string, Loose> {
  const byId = new Map(containers.map((each) => [each.id, each]));
  const networkOf = new Map(networks.map(({ id, name }) => [id, name]));
  const addresses = attachments.map(({ containerId, networkId, ipv4, ipv6, mac }): [string, Loose] => {
    const network = networkOf.get(networkId) ?? '';
    return [`${containerId} on ${network}`, { containerId, network, value: [ipv4, ipv6, mac].join(' ') }];
  });
  const stacks = containers.map((each): [string, Loose] => {
    const resolved = resolveNamespace(each, byId);
    const value = resolved.kind !== 'broken' && resolved.cutOff ? 'cut off' : 'whole';
    return [each.id, { containerId: each.id, network: null, value }];
  });
  return new Map([...addresses, ...stacks]);
}

export interface Loose {
  containerId: string;
  network: string | null;
  value: string;
}

const hostnameOf = (containers: Topology['containers'], id: string): string | undefined =>
  containers.find((each) => each.id === id)?.hostname;

const line = (...parts: unknown[]): string => parts.map((part) => JSON.stringify(part)).join(' ');
