import type { AddressInfo } from 'node:net';
import type { Config } from './config.ts';

/**
 * Returns the link that opens the page signed in. The token is in the fragment, which browsers do not send to
 * servers.
 */
export function toSignInLink(
  { publicOrigin, allowedHosts }: Pick<Config, 'publicOrigin' | 'allowedHosts'>,
  { address, port, family }: AddressInfo,
  token: string,
): string {
  return `${publicOrigin ?? `http://${toHost()}`}/#token=${encodeURIComponent(token)}`;

  function toHost(): string {
    if (address === '0.0.0.0' || address === '::') {
      const [name = '127.0.0.1'] = allowedHosts;
      return /:\d+$/.test(name) ? name : `${name}:${port}`;
    }
    return `${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  }
}
