import { toCreateNetworkRequest } from '@portolan/protocol';
import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Topology } from '@portolan/topology';

/**
 * Returns one line for each network, container and attachment, with everything that an undo restores. Networks are
 * given by name, because a network that was created again has a new id.
 */
export function stateLines({ engine, networks, containers, attachments }: Topology): string[] {
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
      // The former id of a removed network is in no list, so such an attachment shows in the line.
      const network =
        networks.find(({ id }) => id === networkId)?.name ?? `${networkName} (gone: ${networkId})`;
      // Below API 1.45 the engine adds these two aliases, in no fixed order, and only once the container runs.
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

/**
 * Returns the fields that an undo may leave different if a sentence said so, by a key of field, container and network.
 */
export function changeableFields({
  networks,
  containers,
  attachments,
}: Topology): Map<string, ChangeableField> {
  const byId = new Map(containers.map((each) => [each.id, each]));
  const networkOf = new Map(networks.map(({ id, name }) => [id, name]));
  const endpoints = attachments.flatMap(({ containerId, networkId, ipv4, ipv6, mac }) => {
    const network = networkOf.get(networkId) ?? '';
    return Object.entries({ ipv4, ipv6, mac }).map(([field, value]): [string, ChangeableField] => [
      `${field} of ${containerId} on ${network}`,
      { field: field as ChangeableField['field'], containerId, network, value },
    ]);
  });
  const stacks = containers.map((each): [string, ChangeableField] => {
    const resolved = resolveNamespace(each, byId);
    const isCutOff = resolved.kind !== 'broken' && resolved.cutOff;
    const base = { field: 'stack', containerId: each.id, network: '' } as const;
    return [`stack of ${each.id}`, { ...base, value: isCutOff ? CUT_OFF : 'whole' }];
  });
  return new Map([...endpoints, ...stacks]);
}

/**
 * The value of the field `stack` if the owner was started after the sharer. An undo after which the sharer is no longer
 * cut off needs no sentence.
 */
export const CUT_OFF = 'cut off';

export interface ChangeableField {
  field: 'ipv4' | 'ipv6' | 'mac' | 'stack';
  containerId: string;
  /** The name of the network, empty for the field `stack`. */
  network: string;
  value: string | null;
}

const hostnameOf = (containers: Topology['containers'], id: string): string | undefined =>
  containers.find((each) => each.id === id)?.hostname;

const line = (...parts: unknown[]): string => parts.map((part) => JSON.stringify(part)).join(' ');
