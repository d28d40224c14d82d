import { isFailedConnect } from './leftOver.ts';
import type { Attachment, Engine, Network } from './model.ts';
import type { TopologyIndex } from './TopologyIndex.ts';

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
  const ways = attachments
    .filter((each) => each.state === 'live' && !isFailedConnect(engine, each))
    .flatMap((attachment) => {
      const network = networks.get(attachment.networkId);
      return network && network.driver !== 'host' && network.driver !== 'null'
        ? [{ attachment, network }]
        : [];
    })
    .sort(byPrecedence);
  const outward = ways.filter(({ network }) => !network.internal);
  const way =
    outward.find(({ network }) => network.driver !== 'overlay') ??
    outward[0] ??
    (givesInternalGateways(engine) ? ways[0] : undefined);
  return way?.network ?? null;
}

/** R124: whether host ports are mapped through this network when a container joins it or starts. */
export function carriesPorts(network: Network): boolean {
  return !network.internal && mapsPorts(network);
}

/** Drivers that map host ports; an overlay does it through docker_gwbridge. */
export function mapsPorts({ driver }: Network): boolean {
  return driver === 'bridge' || driver === 'overlay';
}

/** Whether internal networks may carry the default route (before 25.0, moby/moby#46603). */
export function givesInternalGateways({ product, version }: Engine): boolean {
  return product === 'docker' && Number.parseInt(version, 10) < 25;
}

/**
 * R221: in which order a container's networks are asked for a name: those of the swarm first, `ingress` behind them;
 * then as for the default gateway, internal ones last (20.10.24, 28.5.2).
 */
export function inNameOrder(ways: readonly AttachedNetwork[]): AttachedNetwork[] {
  const group = ({ network: { scope, ingress } }: AttachedNetwork) => (scope !== 'swarm' ? 2 : ingress ? 1 : 0);
  return [...ways].sort(
    (a, b) =>
      group(a) - group(b) || Number(a.network.internal) - Number(b.network.internal) || byPrecedence(a, b),
  );
}

/** A membership with its network. */
export interface AttachedNetwork {
  attachment: Attachment;
  network: Network;
}

function byPrecedence(a: AttachedNetwork, b: AttachedNetwork): number {
  return (
    Number(isDualStack(b.network)) - Number(isDualStack(a.network)) ||
    b.attachment.gatewayPriority - a.attachment.gatewayPriority ||
    (a.network.name < b.network.name ? -1 : 1)
  );
}

const isDualStack = ({ enableIPv4, enableIPv6 }: Network): boolean => enableIPv4 && enableIPv6;
