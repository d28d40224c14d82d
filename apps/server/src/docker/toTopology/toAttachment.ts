import { attachmentId, isRunning } from '@portolan/topology';
import type { Attachment, Container } from '@portolan/topology';
import { isFullId } from '../isFullId.ts';
import {
  anyField,
  numberField,
  textOrNull,
  objectField,
  textField,
  textListField,
  textMapField,
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
 * One entry of `NetworkSettings.Networks`, which is keyed by the network's name. `legacyLinks`: of the host's
 * configuration, which count on the default bridge alone.
 */
export function toAttachment(
  container: Container,
  networkName: string,
  json: unknown,
  legacyLinks: string[],
): Attachment {
  const endpoint = EndpointJson.parse(json);
  // Empty when attached while stopped (28.5.2); Podman writes a name instead (5.4.2). R28 fills it.
  const networkId = isFullId(endpoint.NetworkID) ? endpoint.NetworkID : '';
  // R27: 20.10 lets a stopped sharer be connected; that stays a wish, as it never gets a stack of its own.
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

/** R223: `/target:/consumer/alias` as an endpoint's links are written: `target:alias`. */
function toLink(legacy: string): string {
  const [target = '', alias = ''] = legacy.split(':');
  return `${target.replace(/^\//, '')}:${alias.slice(alias.lastIndexOf('/') + 1)}`;
}

/** R29: what peers on this network can resolve. */
function toNames(container: Container, network: string, aliases: string[], dnsNames: unknown): string[] {
  // The engine's own networks have no name service.
  if (network === 'bridge' || network === 'host' || network === 'none') return [];
  if (Array.isArray(dnsNames)) return dnsNames.filter((name) => typeof name === 'string');
  const names = [container.name, ...aliases, container.id.slice(0, 12), container.hostname];
  return [...new Set(names.filter((name) => name !== ''))];
}
