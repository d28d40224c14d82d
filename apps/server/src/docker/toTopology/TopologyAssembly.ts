import { attachmentId, TopologyDifference } from '@portolan/topology';
import type {
  Attachment,
  Container,
  Engine,
  Network,
  TopologyChange,
  TopologyIndex,
} from '@portolan/topology';
import type { ContainerReading } from '../EngineClient.ts';
import { isFullId } from '../isFullId.ts';
import { NamesInUse } from './NamesInUse.ts';

/**
 * Makes a topology of networks and containers that are read one by one. References by name become ids where possible,
 * so that one reading can change what others stand for: the names of networks and of owners lead to the containers that
 * refer to them. `takeChange` derives again only what was put, removed or referred to since the last time.
 */
export class TopologyAssembly {
  readonly #networks = new Map<string, Network>();
  readonly #readings = new Map<string, ContainerReading>();
  readonly #networkNames = new NamesInUse();
  readonly #containerNames = new NamesInUse();
  readonly #touchedNetworks = new Set<string>();
  readonly #touchedContainers = new Set<string>();

  network(id: string): Network | undefined {
    return this.#networks.get(id);
  }

  reading(id: string): ContainerReading | undefined {
    return this.#readings.get(id);
  }

  putNetwork(network: Network): void {
    const before = this.#networks.get(network.id);
    this.#networks.set(network.id, network);
    this.#touchNetwork(network.id, before, network);
  }

  removeNetwork(id: string): void {
    const before = this.#networks.get(id);
    this.#networks.delete(id);
    this.#touchNetwork(id, before, undefined);
  }

  putReading(reading: ContainerReading): void {
    const { id } = reading.container;
    const before = this.#readings.get(id);
    this.#readings.set(id, reading);
    this.#touchContainer(id, before, reading);
  }

  removeReading(id: string): void {
    const before = this.#readings.get(id);
    this.#readings.delete(id);
    this.#touchContainer(id, before, undefined);
  }

  /**
   * Returns what has changed since the last time; `null` if nothing has.
   * @param index the topology as it was after the last change, an empty one for the first time
   */
  takeChange(engine: Engine, index: TopologyIndex): TopologyChange | null {
    const difference = new TopologyDifference(index);
    for (const id of this.#touchedNetworks) difference.networks.tell(id, this.#networks.get(id));
    for (const id of this.#touchedContainers) {
      const reading = this.#readings.get(id);
      difference.containers.tell(id, reading && this.#withOwnerId(reading.container));
      const attachments = new Map(reading && this.#attachmentsOf(reading).map((each) => [each.id, each]));
      for (const attachment of attachments.values()) difference.attachments.tell(attachment.id, attachment);
      for (const { id: known } of index.attachmentsOfContainer(id)) {
        if (!attachments.has(known)) difference.attachments.tell(known, undefined);
      }
    }
    this.#touchedNetworks.clear();
    this.#touchedContainers.clear();
    return difference.toChange(engine);
  }

  #touchNetwork(id: string, before: Network | undefined, now: Network | undefined): void {
    if (before === now) return;
    this.#touchedNetworks.add(id);
    const referrers = this.#networkNames.rename(id, networkName(before), networkName(now));
    for (const containerId of referrers) this.#touchedContainers.add(containerId);
  }

  #touchContainer(id: string, before: ContainerReading | undefined, now: ContainerReading | undefined): void {
    if (before === now) return;
    this.#touchedContainers.add(id);
    this.#networkNames.refer(id, networksByName(before), networksByName(now));
    this.#containerNames.refer(id, ownerByName(before), ownerByName(now));
    const name = (reading?: ContainerReading) => reading?.container.name ?? null;
    const referrers = this.#containerNames.rename(id, name(before), name(now));
    for (const containerId of referrers) this.#touchedContainers.add(containerId);
  }

  #attachmentsOf({ container, attachments }: ContainerReading): Attachment[] {
    return attachments
      .map((attachment) => this.#withNetworkId(attachment))
      .filter((attachment) => !isPodmanPseudoNetwork(container, attachment));
  }

  /** R28: fills in the network id of an attachment that has only a network name. */
  #withNetworkId(attachment: Attachment): Attachment {
    if (attachment.networkId) return attachment;
    const networkId = this.#networkNames.idOf(attachment.networkName);
    if (!networkId) return attachment;
    return { ...attachment, networkId, id: attachmentId(attachment.containerId, networkId) };
  }

  /**
   * The network mode `container:` can contain a name. Docker 20.10 to 28 resolves it to an id when it creates the
   * container.
   */
  #withOwnerId(container: Container): Container {
    const name = ownerName(container);
    const containerId = name === null ? undefined : this.#containerNames.idOf(name);
    return containerId ? { ...container, namespace: { kind: 'container', containerId } } : container;
  }
}

/** R28: the name by which attachments can mean a network; `null` for a config-only network, which takes no containers. */
const networkName = (network: Network | undefined): string | null =>
  network && !network.configOnly ? network.name : null;

/** The names of the networks that a container reports without an id. */
const networksByName = (reading: ContainerReading | undefined): string[] =>
  (reading?.attachments ?? []).filter((each) => !each.networkId).map((each) => each.networkName);

/** The name of the owner of its network stack that a container reports in place of an id: one or none. */
function ownerByName(reading: ContainerReading | undefined): string[] {
  const name = reading && ownerName(reading.container);
  return name === undefined || name === null ? [] : [name];
}

function ownerName({ namespace }: Container): string | null {
  if (namespace.kind !== 'container' || isFullId(namespace.containerId)) return null;
  return namespace.containerId.replace(/^\//, '');
}

/** Podman reports the networks `host` and `none` on containers, although it has no such networks (5.4.2). */
function isPodmanPseudoNetwork(container: Container, attachment: Attachment): boolean {
  return attachment.networkId === '' && container.namespace.kind === attachment.networkName;
}
