import { isEqual } from '@portolan/topology';
import type { Engine, Network, TopologyChange, TopologyIndex } from '@portolan/topology';
import type { ContainerReading, ListedContainer } from '../docker/EngineClient.ts';
import { TopologyAssembly } from '../docker/toTopology/TopologyAssembly.ts';

/** R32: how many containers that were read only once are read again with each list: about a hundredth of a core’s time. */
const MAX_CONFIRMED = 100;

/**
 * What is known of an engine: the last reading of each network and container, from which the topology is assembled.
 * Only a reading that differs from the one before it costs anything at the next `takeChange`.
 *
 * Lists and reads overlap, so their answers can arrive in any order. Each one therefore carries `readNumber`, a number
 * from one rising counter that it received when it began. An answer never overwrites a value with a higher number, and
 * never removes or brings back an entity against a list with a higher number (R34).
 *
 * Docker never uses a container id twice. It does use the id of a swarm network twice.
 */
export class ObservedState {
  readonly #assembly = new TopologyAssembly();
  /** By network, and by container: the read number of the list or read that gave what is known. */
  readonly #networks = new Map<string, number>();
  readonly #containers = new Map<string, number>();
  /** The last container list, by id. */
  #listedContainers = new Map<string, ListedContainer>();
  /** The ids in the last network list. */
  #listedNetworks = new Set<string>();
  /** The read number of the last lists: networks and containers are listed together. */
  #listReadNumber = 0;
  /** By container: the fingerprint of the list entry for which the container was last read (R32). */
  readonly #fingerprints = new Map<string, string>();
  /** The containers that were read only once since they were listed first (R32). */
  readonly #readOnce = new Set<string>();

  /** Stores a list of all networks. A list shows networks completely, so that none must be read again. */
  putNetworkList(networks: Network[], readNumber: number): void {
    this.#listedNetworks = new Set(networks.map((network) => network.id));
    for (const [id, known] of this.#networks) {
      if (known < readNumber && !this.#listedNetworks.has(id)) this.#forgetNetwork(id);
    }
    for (const network of networks) this.#storeNetwork(network, readNumber);
  }

  /**
   * Stores a list of all containers. A list does not show containers completely: returns the ids of those that must
   * be read again (R31, R32).
   */
  putContainerList(listed: ListedContainer[], readNumber: number): string[] {
    this.#listedContainers = new Map(listed.map((entry) => [entry.id, entry]));
    this.#listReadNumber = readNumber;
    for (const [id, known] of this.#containers) {
      if (known < readNumber && !this.#listedContainers.has(id)) this.#forgetContainer(id);
    }
    let confirmed = 0;
    return listed
      .filter(({ id, fingerprint, running }) => {
        const changed = this.#fingerprints.get(id) !== fingerprint;
        this.#fingerprints.set(id, fingerprint);
        if (changed || !running || !this.#containers.has(id)) return true;
        if (confirmed === MAX_CONFIRMED || !this.#readOnce.delete(id)) return false;
        confirmed += 1;
        return true;
      })
      .map(({ id }) => id);
  }

  /**
   * Stores the reading of one network; `null` if the engine does not have it. Returns false if a list that began
   * later contradicts the reading: the network must then be read again.
   */
  putNetwork(id: string, network: Network | null, readNumber: number): boolean {
    if (readNumber < this.#listReadNumber && this.#listedNetworks.has(id) !== (network !== null))
      return false;
    if (network) this.#storeNetwork(network, readNumber);
    else if ((this.#networks.get(id) ?? 0) < readNumber) this.#forgetNetwork(id);
    return true;
  }

  /**
   * Stores the reading of one container; `null` if the engine does not have it. Returns false if a list that began
   * later contradicts the reading: the container must then be read again.
   */
  putContainer(id: string, reading: ContainerReading | null, readNumber: number): boolean {
    if (reading === null) {
      // The id is never used again, so that no later evidence can contradict this.
      this.#forgetContainer(id);
      return true;
    }
    if (readNumber < this.#listReadNumber && !this.#listedContainers.has(id)) return false;
    if ((this.#containers.get(id) ?? 0) > readNumber) return true;
    this.#containers.set(id, readNumber);
    const before = this.#assembly.reading(id);
    if (before && isEqual(before, reading)) return true;
    this.#assembly.putReading(reading);
    if (!before) {
      this.#readOnce.add(id);
      return true;
    }
    // R32: the stored fingerprint may be older than this change. If the change is reverted without an event, the next
    // list shows that fingerprint again and would cause no read. Without a fingerprint, the next list causes a read.
    this.#fingerprints.delete(id);
    return true;
  }

  /** Makes the next list read this container again, because its last read failed. */
  markForReread(id: string): void {
    this.#fingerprints.delete(id);
  }

  /** Makes the next list read every container again, because events were missed. */
  markAllForReread(): void {
    this.#fingerprints.clear();
    this.#readOnce.clear();
  }

  /**
   * Returns what has changed since the last time; `null` if nothing has.
   * @param index the topology as it was after the last change, an empty one for the first time
   */
  takeChange(engine: Engine, index: TopologyIndex): TopologyChange | null {
    return this.#assembly.takeChange(engine, index);
  }

  #storeNetwork(network: Network, readNumber: number): void {
    if ((this.#networks.get(network.id) ?? 0) > readNumber) return;
    this.#networks.set(network.id, readNumber);
    if (!isEqual(this.#assembly.network(network.id), network)) this.#assembly.putNetwork(network);
  }

  #forgetNetwork(id: string): void {
    this.#networks.delete(id);
    this.#assembly.removeNetwork(id);
  }

  #forgetContainer(id: string): void {
    this.#containers.delete(id);
    this.#fingerprints.delete(id);
    this.#readOnce.delete(id);
    this.#assembly.removeReading(id);
  }
}
