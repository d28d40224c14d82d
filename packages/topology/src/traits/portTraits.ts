import type { Port } from '../model.ts';
import type { Family } from './networkTraits.ts';

/** From where a port can be reached: `outside` means every machine that reaches the host, `host` the host alone. */
export type Reach = 'outside' | 'host';

/** True if a port is open on the host, or unmapped at the container's own address (gateway mode `routed`, 27.0). */
export function isPublished({ ip, publicPort }: Port): boolean {
  return publicPort !== null || ip !== null;
}

/** True if a port is open at the container's own address of this family, without a port on the host (gateway mode `routed`, 27.0). */
export const isOpenUnmapped = ({ ip, publicPort }: Port, family: Family): boolean =>
  publicPort === null && ip !== null && ip.includes(':') === (family === 6);

/** Ports bound to a loopback address answer on the host only. Every other bind address is open to every machine that can reach it. */
export function reachOf({ ip }: Port): Reach {
  return ip !== null && isLoopback(ip) ? 'host' : 'outside';
}

/** True if a port that is bound to this address is open at every address of its family. */
export const isAnyAddress = (ip: string): boolean => ip === '0.0.0.0' || ip === '::';

export const isLoopback = (ip: string): boolean => ip.startsWith('127.') || ip === '::1';
