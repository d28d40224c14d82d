import { attachmentId, isRunning } from '@portolan/topology';
import type { Attachment, Container } from '@portolan/topology';
import { isFullId } from '../isFullId.ts';
import {
  anyField,
  numberField,
  objectField,
  textField,
  textListField,
  textMapField,
  textOrNull,
} from './lenientFields.ts';

const EndpointJson = objectField({
  NetworkID: textField,
  EndpointID: textField,
  IPAddress: textField,
  GlobalIPv6Address: textField,
  MacAddress: textField,
  Gateway: textField,
  IPv6Gateway: textField,
  GwPriority: numberField,
  Aliases: textListField,
  DNSNames: anyField,
  Links: textListField,
  DriverOpts: textMapField,
  IPAMConfig: objectField({ IPv4Address: textField, IPv6Address: textField, LinkLocalIPs: textListField }),
});

/**
 * Converts an entry of `NetworkSettings.Networks`.
 * @param networkName the key of the entry
 * @param legacyLinks the links of `HostConfig`, which apply to the default bridge only
 */
export function toAttachment(
  container: Container,
  networkName: string,
  json: unknown,
  legacyLinks: string[],
): Attachment {
  const endpoint = EndpointJson.parse(json);
  // The id is empty if the container was connected while it was stopped (28.5.2); Podman gives a name instead (5.4.2).
  // `assembleTopology` fills it in (R28).
  const networkId = isFullId(endpoint.NetworkID) ? endpoint.NetworkID : '';
  // R27: 20.10 connects a stopped sharer too. The attachment stays configured, because a sharer never gets its own
  // network stack.
  const live = isRunning(container) && container.namespace.kind !== 'container';
  const whileLive = (value: string): string | null => (live ? textOrNull(value) : null);
  return {
    id: attachmentId(container.id, networkId || networkName),
    containerId: container.id,
    networkId,
    networkName,
    state: live ? 'live' : 'configured',
    endpointId: whileLive(endpoint.EndpointID),
    ipv4: whileLive(endpoint.IPAddress),
    ipv6: whileLive(endpoint.GlobalIPv6Address),
    mac: whileLive(endpoint.MacAddress),
    gateway: whileLive(endpoint.Gateway),
    gatewayIPv6: whileLive(endpoint.IPv6Gateway),
    gatewayPriority: endpoint.GwPriority,
    aliases: endpoint.Aliases,
    names: toNames(container, networkName, endpoint.Aliases, endpoint.DNSNames),
    links: networkName === 'bridge' ? legacyLinks.map(toLink) : endpoint.Links,
    driverOptions: endpoint.DriverOpts,
    requested: {
      ipv4: textOrNull(endpoint.IPAMConfig.IPv4Address),
      ipv6: textOrNull(endpoint.IPAMConfig.IPv6Address),
      linkLocalIps: endpoint.IPAMConfig.LinkLocalIPs,
    },
  };
}

/** R223: converts a legacy link, `/target:/consumer/alias`, to the form of an endpoint's links, `target:alias`. */
function toLink(legacy: string): string {
  const [target = '', alias = ''] = legacy.split(':');
  return `${target.replace(/^\//, '')}:${alias.slice(alias.lastIndexOf('/') + 1)}`;
}

/** R29: returns the names of the container that others on this network can resolve. */
function toNames(container: Container, network: string, aliases: string[], dnsNames: unknown): string[] {
  // Predefined networks have no DNS server.
  if (network === 'bridge' || network === 'host' || network === 'none') return [];
  if (Array.isArray(dnsNames)) return dnsNames.filter((name) => typeof name === 'string');
  const names = [container.name, ...aliases, container.id.slice(0, 12), container.hostname];
  return [...new Set(names.filter((name) => name !== ''))];
}
