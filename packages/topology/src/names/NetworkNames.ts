import { isFailedConnect } from '../Endpoint.ts';
import type { Attachment, Container, Engine, Network } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import type { PeerName } from './PeerName.ts';

const none: readonly Attachment[] = [];

/** The containers that each name resolves to on each network, regardless of case (R222). */
export class NetworkNames {
  readonly #byNetwork = new Map<string, ReadonlyMap<string, Attachment[]>>();

  constructor(readonly index: TopologyIndex) {}

  /** The attachments to a network that have the name. */
  holders(networkId: string, name: string): readonly Attachment[] {
    return this.#on(networkId).get(name.toLowerCase()) ?? none;
  }

  #on(networkId: string): ReadonlyMap<string, Attachment[]> {
    const known = this.#byNetwork.get(networkId);
    if (known) return known;
    const holders = new Map<string, Attachment[]>();
    for (const attachment of this.index.attachmentsOfNetwork(networkId)) {
      if (!isResolvable(this.index, attachment)) continue;
      for (const name of this.#namesOf(attachment)) {
        const list = holders.get(name);
        if (list) list.push(attachment);
        else holders.set(name, [attachment]);
      }
    }
    this.#byNetwork.set(networkId, holders);
    return holders;
  }

  #namesOf(attachment: Attachment): Set<string> {
    const container = this.index.containers.get(attachment.containerId);
    const network = this.index.networks.get(attachment.networkId);
    const swarm = container && network ? swarmNamesOf(container, network).map(({ name }) => name) : [];
    return new Set([...attachment.names, ...swarm].map((name) => name.toLowerCase()));
  }
}

/** R220: predefined networks have no name service. Podman's name service covers bridges alone. */
function hasNameService({ product }: Engine, { driver, predefined }: Network): boolean {
  if (predefined || driver === 'host' || driver === 'null') return false;
  return product === 'docker' || driver === 'bridge';
}

/** R220: true if the names of an attachment resolve: its network has a name service and its stack is live, paused or not. */
export function isResolvable(index: TopologyIndex, attachment: Attachment): boolean {
  const { engine } = index;
  const network = index.networks.get(attachment.networkId);
  const served = network !== undefined && hasNameService(engine, network);
  return served && attachment.state === 'live' && !isFailedConnect(engine, attachment);
}

/** R224: the further names of a swarm service's task: the service's name, which resolves to its virtual address, and `tasks.<service>`. */
export function swarmNamesOf(
  { labels }: Container,
  { driver, ingress }: Network,
): Pick<PeerName, 'name' | 'kind'>[] {
  const key = 'com.docker.swarm.service.name';
  const service = Object.hasOwn(labels, key) ? labels[key] : undefined;
  if (!service || driver !== 'overlay' || ingress) return [];
  return [
    { name: service, kind: 'vip' },
    { name: `tasks.${service}`, kind: 'tasks' },
  ];
}
