import { isFailedConnect } from './Endpoint.ts';
import type { Endpoint } from './Endpoint.ts';
import type { Attachment, Engine, Network } from './model.ts';
import type { TopologyIndex } from './TopologyIndex.ts';
import { givesInternalGateways } from './traits/engineTraits.ts';

/**
 * R123: the id of the network that carries a container's default gateway; `null` if the container is stopped or has no
 * default gateway. Networks with both IPv4 and IPv6 precede all others, whatever their priority; then the highest
 * gateway priority counts, then the smallest network name (seen on 20.10.24 and 28.5.2). Internal networks come last,
 * and from 25.0 on they are never chosen (moby/moby#46603). A container that is only on overlays has its default gateway
 * at a hidden endpoint on docker_gwbridge (20.10.24), for which the first of the overlays is returned.
 */
export function defaultGatewayOf(index: TopologyIndex, containerId: string): string | null {
  const attachments = index.attachmentsOfContainer(containerId);
  return defaultGatewayIn(index.engine, index.networks, attachments)?.id ?? null;
}

/** As {@link defaultGatewayOf}, for a container with these attachments. */
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
 * R221: the order in which a container's networks are asked for a name: swarm networks first, then `ingress`, then the
 * others in the order of the default gateway, with internal ones last (20.10.24, 28.5.2).
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
