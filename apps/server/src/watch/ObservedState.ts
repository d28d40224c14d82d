import { isDeepStrictEqual } from 'node:util';
import type { Engine, Network, Topology } from '@portolan/topology';
import { assembleTopology } from '../docker/toTopology/assembleTopology.ts';
import type { ContainerReading, ListedContainer } from '../docker/EngineClient.ts';

interface Observed<T> {
  value: T;
  /** When the reading began: evidence that began earlier does not count against it (R34). */
  beganAt: number;
}

/**
 * What was read of an engine, piece by piece. Every list and read carries the moment it *began*, from one rising
 * counter; older evidence never overrules newer (R34). Ids of containers are never used twice, ids of swarm networks are.
 */
export class ObservedState {
  readonly #networks = new Map<string, Observed<Network>>();
  readonly #containers = new Map<string, Observed<ContainerReading>>();
  #listed = new Map<string, ListedContainer>();
  #listedNetworks = new Set<string>();
  #listedSince = 0;
  /** Fingerprints of the list entries that the kept readings belong to. */
  readonly #fingerprints = new Map<string, string>();

  /** Takes a list of all networks, which tells each whole. */
  putNetworkList(networks: Network[], since: number): void {
    this.#listedNetworks = new Set(networks.map((network) => network.id));
    for (const [id, read] of this.#networks) {
      if (read.beganAt < since && !this.#listedNetworks.has(id)) this.#networks.delete(id);
    }
    for (const network of networks) this.#putNetwork(network, since);
  }

  /** R31, R32: takes a list of all containers; returns the ids to read again. */
  putContainerList(listed: ListedContainer[], since: number): string[] {
    this.#listed = new Map(listed.map((entry) => [entry.id, entry]));
    this.#listedSince = since;
    for (const [id, read] of this.#containers) {
      if (read.beganAt < since && !this.#listed.has(id)) this.#forget(id);
    }
    return listed
      .filter(({ id, fingerprint, running }) => {
        const changed = this.#fingerprints.get(id) !== fingerprint;
        this.#fingerprints.set(id, fingerprint);
        return changed || !running || !this.#containers.has(id);
      })
      .map(({ id }) => id);
  }

  /** Takes one network as read, `null` when the engine has none. False: outdated by a list since, read it again. */
  putNetwork(id: string, network: Network | null, since: number): boolean {
    if (since < this.#listedSince && this.#listedNetworks.has(id) !== (network !== null)) return false;
    if (network) this.#putNetwork(network, since);
    else if ((this.#networks.get(id)?.beganAt ?? 0) < since) this.#networks.delete(id);
    return true;
  }

  /** Takes one container as read, `null` when the engine has none. False: outdated by a list since, read it again. */
  putContainer(id: string, reading: ContainerReading | null, since: number): boolean {
    if (reading === null) {
      this.#forget(id);
      return true;
    }
    if (since < this.#listedSince && !this.#listed.has(id)) return false;
    const known = this.#containers.get(id);
    if (known && known.beganAt > since) return true;
    const value = previousIfEqual(known?.value, reading);
    this.#containers.set(id, { value, beganAt: since });
    // R32: the list entry of its last fingerprint may be that of before, which it can come back to unheard.
    if (value !== known?.value) this.#fingerprints.delete(id);
    return true;
  }

  /** Makes the next list read this container again: its last reading failed. */
  markForReread(id: string): void {
    this.#fingerprints.delete(id);
  }

  /** The next list reads everything again: what happened meanwhile is unknown. */
  markAllForReread(): void {
    this.#fingerprints.clear();
  }

  toTopology(engine: Engine): Topology {
    return assembleTopology(
      engine,
      [...this.#networks.values()].map((read) => read.value),
      [...this.#containers.values()].map((read) => read.value),
    );
  }

  #putNetwork(network: Network, since: number): void {
    const known = this.#networks.get(network.id);
    if (known && known.beganAt > since) return;
    this.#networks.set(network.id, { value: previousIfEqual(known?.value, network), beganAt: since });
  }

  #forget(id: string): void {
    this.#containers.delete(id);
    this.#fingerprints.delete(id);
  }
}

/** The same object as before when nothing changed, so that comparing topologies stays cheap. */
function previousIfEqual<T>(before: T | undefined, next: T): T {
  return before !== undefined && isDeepStrictEqual(before, next) ? before : next;
}
