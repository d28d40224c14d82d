import { isFailedConnect } from './Endpoint.ts';
import type { Endpoint } from './Endpoint.ts';
import type { Attachment, Engine, Network } from './model.ts';
import type { TopologyIndex } from './TopologyIndex.ts';
import { givesInternalGateways } from './traits/engineTraits.ts';

/**
 * R123: the id of the network that carries a container's default gateway, `null` while it does not run or has none.
 * One with both IPv4 and IPv6 goes before all others, whatever their priority; then the highest gateway priority, then
 * the smallest network name (seen on 20.10.24 and 28.5.2). Internal networks come last, and from 25.0 on never
 * (moby/moby#46603). A container of overlays alone goes out by a hidden endpoint on docker_gwbridge (20.10.24), which
 * counts as the first of them.
 */
export function defaultGatewayOf(index: TopologyIndex, containerId: string): string | null {
  const attachments = index.attachmentsOfContainer(containerId);
  return defaultGatewayIn(index.topology.engine, index.networks, attachments)?.id ?? null;
}

/** As {@link defaultGatewayOf}, of a container with these attachments. */
export function defaultGatewayIn(
  engine: Engine,
  networks: ReadonlyMap<string, Network>,
  attachments: readonly Attachment[],
): Network | null {
  const endpoints = attachments
    .filter((each) => each.state === 'live' && !isFailedConnect(engine, each))
    .flatMap((attachment) => {
      const network = networks.get(attachment.networkId);
      return network && network.driver !== 'host' && network.driver !== 'null'
        ? [{ attachment, network }]
        : [];
    })
    .sort(byPrecedence);
  const outward = endpoints.filter(({ network }) => !network.internal);
  const chosen =
    outward.find(({ network }) => network.driver !== 'overlay') ??
    outward[0] ??
    (givesInternalGateways(engine) ? endpoints[0] : undefined);
  return chosen?.network ?? null;
}

/**
 * R221: in which order a container's networks are asked for a name: those of the swarm first, `ingress` behind them;
 * then as for the default gateway, internal ones last (20.10.24, 28.5.2).
 */
export function inNameOrder(endpoints: readonly Endpoint[]): Endpoint[] {
  const group = ({ network: { scope, ingress } }: Endpoint) => (scope !== 'swarm' ? 2 : ingress ? 1 : 0);
  return [...endpoints].sort(
    (a, b) =>
      group(a) - group(b) || Number(a.network.internal) - Number(b.network.internal) || byPrecedence(a, b),
  );
}

function byPrecedence(a: Endpoint, b: Endpoint): number {
  return (
    Number(isDualStack(b.network)) - Number(isDualStack(a.network)) ||
    b.attachment.gatewayPriority - a.attachment.gatewayPriority ||
    (a.network.name < b.network.name ? -1 : 1)
  );
}

const isDualStack = ({ enableIPv4, enableIPv6 }: Network): boolean => enableIPv4 && enableIPv6;
