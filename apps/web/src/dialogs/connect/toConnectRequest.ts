import type { ConnectRequest } from '@portolan/protocol';
import { toPairMap } from '../fields/pairs.ts';
import type { Pair } from '../fields/pairs.ts';

/** The input of the connect dialog, except the containers and networks. Lists are separated by spaces or commas. */
export interface ConnectInput {
  aliases: string;
  ipv4: string;
  ipv6: string;
  linkLocalIps: string;
  /** Entries of the form `container:alias`. */
  links: string;
  gatewayPriority: string;
  mac: string;
  driverOptions: Pair[];
}

export const emptyConnect: ConnectInput = {
  aliases: '',
  ipv4: '',
  ipv6: '',
  linkLocalIps: '',
  links: '',
  gatewayPriority: '',
  mac: '',
  driverOptions: [],
};

/**
 * R157: returns the connect request for the input, without the container. Empty fields are omitted. Addresses are sent
 * only if one container is connected to one network (`isSingle`), because an address can belong to one endpoint only.
 */
export function toConnectRequest(input: ConnectInput, isSingle: boolean): Omit<ConnectRequest, 'container'> {
  const aliases = toList(input.aliases);
  const links = toList(input.links);
  const linkLocalIps = toList(input.linkLocalIps);
  const driverOptions = toPairMap(input.driverOptions);
  const gatewayPriority = toInteger(input.gatewayPriority);
  const [ipv4, ipv6, mac] = [input.ipv4.trim(), input.ipv6.trim(), input.mac.trim()];
  return {
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(isSingle && ipv4 ? { ipv4 } : {}),
    ...(isSingle && ipv6 ? { ipv6 } : {}),
    ...(isSingle && linkLocalIps.length > 0 ? { linkLocalIps } : {}),
    ...(links.length > 0 ? { links } : {}),
    ...(Object.keys(driverOptions).length > 0 ? { driverOptions } : {}),
    ...(gatewayPriority === null ? {} : { gatewayPriority }),
    ...(isSingle && mac ? { mac } : {}),
  };
}

/** Parses a whole number; `null` for any other text and for an empty one. */
export function toInteger(text: string): number | null {
  const number = /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  return number === null ? null : number + 0;
}

const toList = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];
