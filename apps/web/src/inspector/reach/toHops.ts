import type { EndId, Path, Verdict } from '@portolan/topology';
import { withPort } from '../../store/verdict/verdictText.ts';

/** One step of a path. */
export type Hop =
  | { kind: 'end'; end: EndId; port: number | null }
  | { kind: 'network'; networkId: string }
  /** An address of the host; `label` is `gateway` or empty. */
  | { kind: 'address'; text: string; label: string }
  /** The host or localhost, between the ends. */
  | { kind: 'place'; text: string };

/** R252: returns a path as a chain of hops: web → frontend → api; web → gateway 172.18.0.1:8080 → host → api:80. */
export function toHops({ from, to }: Pick<Verdict, 'from' | 'to'>, path: Path): Hop[] {
  const start: Hop = { kind: 'end', end: from, port: null };
  const end: Hop = { kind: 'end', end: to, port: null };
  switch (path.kind) {
    case 'loopback':
      return [start, { kind: 'place', text: 'localhost' }, end];
    case 'network':
      return [start, network(path.networkId), end];
    case 'routed':
      return to === 'outside'
        ? [start, network(path.networkId), host, end]
        : [start, host, network(path.networkId), end];
    case 'host':
      return [start, ...entries(path.addresses, path.networkId, null), end];
    case 'published-port':
      return [
        start,
        ...entries(path.addresses.length > 0 ? path.addresses : [path.hostIp], path.networkId, path.port),
        ...(from === 'host' ? [] : [host]),
        { ...end, port: path.targetPort },
      ];
  }
}

const host: Hop = { kind: 'place', text: 'host' };

const network = (networkId: string): Hop => ({ kind: 'network', networkId });

/** Returns the hop for the address at which the traffic enters the host; from a container it is the gateway of its network. */
function entries(addresses: readonly string[], networkId: string | null, port: number | null): Hop[] {
  const [address] = addresses;
  if (address === undefined) return networkId === null ? [] : [network(networkId)];
  const text = port === null ? address : withPort(address, port);
  return [{ kind: 'address', text, label: networkId === null ? '' : 'gateway' }];
}
