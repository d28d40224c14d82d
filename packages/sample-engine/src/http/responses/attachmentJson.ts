import type { Attachment, ContainerRecord } from '../../state/records.ts';

/** For which request an attachment is shown. */
export interface AttachmentView {
  /** The container, if it is inspected; null in lists, which omit links, aliases and DNS names. */
  readonly inspected: ContainerRecord | null;
  /** The minor number of the requested API version. */
  readonly apiMinor: number;
}

/** On these networks the engine adds no aliases and shows no DNS names. */
const predefinedNetworks = new Set(['bridge', 'host', 'none']);

/** Returns an entry of `NetworkSettings.Networks`. */
export function attachmentJson(attachment: Attachment, { inspected, apiMinor }: AttachmentView): object {
  const { live } = attachment;
  return {
    IPAMConfig: ipamJson(attachment),
    Links: inspected ? attachment.links : null,
    Aliases: inspected ? aliases(attachment, inspected, apiMinor) : null,
    MacAddress: live?.mac ?? attachment.shownMac,
    DriverOpts: attachment.driverOptions && Object.fromEntries(attachment.driverOptions),
    GwPriority: attachment.gatewayPriority,
    NetworkID: attachment.networkId,
    EndpointID: live?.id ?? '',
    Gateway: live?.ipv4?.gateway ?? '',
    IPAddress: live?.ipv4?.text ?? '',
    IPPrefixLen: live?.ipv4?.pool.subnet.bits ?? 0,
    IPv6Gateway: live?.ipv6?.gateway ?? '',
    GlobalIPv6Address: live?.ipv6?.text ?? '',
    GlobalIPv6PrefixLen: live?.ipv6?.pool.subnet.bits ?? 0,
    DNSNames:
      inspected && attachment.hasDnsNames && !predefinedNetworks.has(attachment.network)
        ? dnsNames(attachment, inspected)
        : null,
  };
}

/** From API 1.45 the engine shows only the aliases that the user sent. Below, it adds short id and hostname (R106). */
function aliases(
  attachment: Attachment,
  container: ContainerRecord,
  apiMinor: number,
): readonly string[] | null {
  if (apiMinor >= 45 || predefinedNetworks.has(attachment.network)) return attachment.aliases;
  return [...new Set([...(attachment.aliases ?? []), container.id.slice(0, 12), container.hostname])];
}

function dnsNames(attachment: Attachment, container: ContainerRecord): string[] {
  const names = [
    container.name,
    ...(attachment.aliases ?? []),
    container.id.slice(0, 12),
    container.hostname,
  ];
  return [...new Set(names)];
}

function ipamJson({ ipv4, ipv6, linkLocalIps, live }: Attachment): object | null {
  // The swarm writes the address that it chose into the requested settings.
  const swarmChoice = live?.mac.startsWith('02:42:0a:00:') ? live.ipv4?.text : undefined;
  const requested = {
    ...(ipv4 || swarmChoice ? { IPv4Address: ipv4 || swarmChoice } : {}),
    ...(ipv6 ? { IPv6Address: ipv6 } : {}),
    ...(linkLocalIps.length > 0 ? { LinkLocalIPs: linkLocalIps } : {}),
  };
  return Object.keys(requested).length > 0 ? requested : null;
}
