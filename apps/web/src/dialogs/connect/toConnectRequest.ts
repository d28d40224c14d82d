import type { ConnectRequest } from '@portolan/protocol';
import { toPairMap } from '../fields/pairs.ts';
import type { Pair } from '../fields/pairs.ts';

/** What is typed in the connect dialog, beside who and where. Lists are separated by spaces or commas. */
export interface ConnectInput {
  aliases: string;
  ipv4: string;
  ipv6: string;
  linkLocalIps: string;
  /** `container:alias` each. */
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
 * R157: the options of a connect request; what was left empty is left out. An address can belong to one endpoint only:
 * `isSingle` says whether one container joins one network.
 */
export function toConnectRequest(input: ConnectInput, isSingle: boolean): Omit<ConnectRequest, 'container'> {
  const aliases = toWords(input.aliases);
  const links = toWords(input.links);
  const linkLocalIps = toWords(input.linkLocalIps);
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

/** A whole number as typed; `null` for anything else, nothing included. */
export function toInteger(text: string): number | null {
  const number = /^[+-]?\d{1,9}$/.test(text.trim()) ? Number(text) : null;
  return number === null ? null : number + 0;
}

const toWords = (text: string): string[] => [...new Set(text.split(/[\s,]+/).filter(Boolean))];
