import { isLeftOver } from './leftOver.ts';
import type { Attachment, Engine, Network } from './model.ts';
import type { TopologyIndex } from './TopologyIndex.ts';

/**
 * R123: the id of the network that carries a container's default gateway, `null` while it does not run or has none.
 * Highest gateway priority, then the smallest network name; internal networks never (20.10.24 and 28.5.2; `Less` in
 * moby's libnetwork/sandbox.go). A container of overlays alone goes out by a hidden endpoint on docker_gwbridge
 * (20.10.24), which counts as the first of them.
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
    .filter((each) => each.state === 'live' && !isLeftOver(engine, each))
    .flatMap((attachment) => {
      const network = networks.get(attachment.networkId);
      return network && leadsOut(network) ? [{ attachment, network }] : [];
    })
    .sort(byPrecedence);
  return (ways.find(({ network }) => network.driver !== 'overlay') ?? ways[0])?.network ?? null;
}

/** R124: whether host ports are mapped through this network. */
export function carriesPorts(network: Network): boolean {
  return !network.internal && (network.driver === 'bridge' || network.driver === 'overlay');
}

function leadsOut(network: Network): boolean {
  return !network.internal && network.driver !== 'host' && network.driver !== 'null';
}

interface Way {
  attachment: Attachment;
  network: Network;
}

function byPrecedence(a: Way, b: Way): number {
  return (
    b.attachment.gatewayPriority - a.attachment.gatewayPriority || (a.network.name < b.network.name ? -1 : 1)
  );
}
