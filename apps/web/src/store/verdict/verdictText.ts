import type { Path, Verdict } from '@portolan/topology';
import { endName } from './endPair.ts';
import type { Names } from './endPair.ts';

/** How a verdict is shown. `port`: allowed, but only through published ports. */
export type Tone = 'allowed' | 'port' | 'blocked' | 'unknown';

/** The label beside the symbol of a verdict. */
export const toneLabels: Record<Tone, string> = {
  allowed: 'Allowed',
  port: 'Only through a published port',
  blocked: 'Blocked',
  unknown: 'Unknown',
};

export function toneOf({ verdict, paths }: Verdict): Tone {
  if (verdict !== 'allowed') return verdict;
  return paths.every(isPublished) ? 'port' : 'allowed';
}

/** True for ports that are published at the host or, in gateway mode `routed`, at the container’s own address. */
const isPublished = (path: Path): boolean =>
  path.kind === 'published-port' || (path.kind === 'routed' && path.ports !== null);

/** True if the engine ensures none of the paths: on all of them layer 2, routing or another host decides. */
const isDeclared = ({ verdict, paths }: Verdict): boolean =>
  verdict === 'allowed' && paths.every((path) => path.certainty === 'declared');

/** R251: states a verdict as a sentence. Names are as the engine reports them. */
export function verdictSentence(names: Names, verdict: Verdict): string {
  const from = endName(names, verdict.from);
  const to = endName(names, verdict.to);
  const sentence =
    verdict.verdict === 'blocked'
      ? `${from} cannot reach ${to}.`
      : verdict.verdict === 'unknown'
        ? `${names.host === undefined ? 'The engine does not report' : 'Neither engine reports'} whether ${from} reaches ${to}.`
        : `${from} reaches ${to}${pathText(names, verdict)}${isDeclared(verdict) ? ', unless the network between them blocks it' : ''}.`;
  return sentence.startsWith('the ') ? `The ${sentence.slice(4)}` : sentence;
}

function pathText(names: Names, { paths }: Verdict): string {
  const [first] = paths;
  if (!first) return '';
  switch (first.kind) {
    case 'loopback':
      return ' on localhost: they share a network stack';
    case 'network':
      return ` over ${networkList(names, paths)}`;
    case 'routed':
      return ` through ${networkName(names, first.networkId)}`;
    case 'host':
      return first.networkId === null ? '' : ` through the gateway of ${networkName(names, first.networkId)}`;
    case 'published-port':
      return ` only through a published port: ${publishedAddress(first, names.host)}`;
  }
}

function networkList(names: Names, paths: readonly Path[]): string {
  const ids = paths.flatMap((path) => (path.kind === 'network' ? [path.networkId] : []));
  const all = [...new Set(ids)].map((id) => networkName(names, id));
  return all.length > 2 ? `${all[0]} and ${all.length - 1} other networks` : all.join(' and ');
}

const networkName = (names: Names, id: string): string => names.networks.get(id)?.name ?? id.slice(0, 12);

/**
 * Returns the address and port at which a published port is reached: its first address, or else its bind address. On another
 * host, `host` in words, no address says that: every address is one of that host then.
 */
export function publishedAddress(
  { addresses, hostIp, port }: Extract<Path, { kind: 'published-port' }>,
  host?: string,
): string {
  const [address] = addresses;
  if (address === undefined && host !== undefined && isUnspecified(hostIp)) return `port ${port} of ${host}`;
  return withPort(address ?? hostIp, port);
}

const isUnspecified = (address: string): boolean => address === '0.0.0.0' || address === '::';

/** Joins address and port: `10.0.0.1:80`, `[fd00::1]:80`. */
export const withPort = (address: string, port: number): string =>
  `${address.includes(':') ? `[${address}]` : address}:${port}`;
