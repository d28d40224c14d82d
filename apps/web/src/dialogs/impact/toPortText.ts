import { listNames } from '@portolan/topology';
import type { Port } from '@portolan/topology';

/** `8080, 127.0.0.1:5432 and 53/udp`: host ports as one writes them, in the order of their numbers. */
export function toPortText(ports: readonly Port[]): string {
  return listNames(ports.map(textOf), 4);
}

function textOf({ ip, privatePort, publicPort, type }: Port): string {
  const address =
    ip === null || ip === '0.0.0.0' || ip === '::' ? '' : `${ip.includes(':') ? `[${ip}]` : ip}:`;
  const port = publicPort === null ? `for ${privatePort}` : publicPort;
  return `${address}${port}${type === 'tcp' ? '' : `/${type}`}`;
}
