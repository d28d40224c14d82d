import type { ConnectRequest } from '@portolan/protocol';
import { contains, isAddress } from '@portolan/topology';
import type { Network } from '@portolan/topology';

/** What is typed in the connect dialog, beside who and where. */
export interface ConnectInput {
  /** Names separated by spaces or commas. */
  aliases: string;
  ipv4: string;
  ipv6: string;
}

/** The options of a connect request; what was left empty is left out. */
export function toConnectRequest({ aliases, ipv4, ipv6 }: ConnectInput): Omit<ConnectRequest, 'container'> {
  const names = [...new Set(aliases.split(/[\s,]+/).filter(Boolean))];
  return {
    ...(names.length > 0 ? { aliases: names } : {}),
    ...(ipv4.trim() ? { ipv4: ipv4.trim() } : {}),
    ...(ipv6.trim() ? { ipv6: ipv6.trim() } : {}),
  };
}

/**
 * R94: what is wrong with a wanted address on a network; `null` when the engine would take it. Only a subnet that a
 * user gave takes addresses by wish, which the engine does not tell apart: it then says so itself.
 */
export function problemOfAddress(text: string, version: 4 | 6, network: Network | undefined): string | null {
  const address = text.trim();
  if (address === '') return null;
  if (!isAddress(address, version)) {
    return version === 4 ? 'Write an address such as 172.30.0.7.' : 'Write an address such as fd00:1::7.';
  }
  const subnets = network?.ipam.config
    .map((config) => config.subnet)
    .filter((subnet) => subnet.includes(':') === (version === 6));
  if (!subnets || subnets.some((subnet) => contains(subnet, address))) return null;
  if (subnets.length === 0) return `This network has no IPv${version} subnet.`;
  return `Write an address within ${subnets.join(' or ')}.`;
}
