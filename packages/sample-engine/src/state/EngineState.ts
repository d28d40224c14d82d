import { EventLog } from '../events/EventLog.ts';
import { notFound, badRequest } from '../EngineError.ts';
import { IdSource } from './IdSource.ts';
import { PortTable } from './ports/PortTable.ts';
import { dockerPools, SubnetPools, type AddressPool } from './addresses/SubnetPools.ts';
import type { ContainerRecord, NetworkRecord } from './records.ts';

/** The name of an engine that was started without one. */
const SAMPLE = 'sample';

/** A local image. */
export interface ImageRecord {
  readonly id: string;
  readonly tag: string;
  readonly created: number;
  readonly size: number;
  readonly command: readonly string[];
  readonly exposedPorts: readonly string[];
}

/** The whole state of the engine. Only the functions in the folders beside this file change it. */
export class EngineState {
  readonly networks = new Map<string, NetworkRecord>();
  readonly containers = new Map<string, ContainerRecord>();
  readonly images = new Map<string, ImageRecord>();
  readonly events = new EventLog();
  /** The engine's own name, that of the machine it runs on. */
  readonly name: string;
  readonly ids: IdSource;
  readonly ports = new PortTable();
  readonly engineId: string;
  readonly swarmNodeId: string;
  readonly addressPools: readonly AddressPool[];
  /** The IPv4 subnets of local networks of all drivers. Networks of the swarm have an address space of their own. */
  readonly localSubnets: SubnetPools;
  readonly localSubnets6 = new SubnetPools([{ base: 'fd5a:3b1e:77c0::/48', size: 64 }]);
  readonly swarmSubnets = new SubnetPools([{ base: '10.0.0.0/8', size: 24 }]);
  /** Milliseconds since 1970. The content of the sample sets it back, so that objects have an age. */
  clock: () => number = Date.now;
  readonly #containerNames = new Map<string, string>();
  readonly #networkNames = new Map<string, string>();

  constructor(addressPools: readonly AddressPool[] = dockerPools, name = SAMPLE) {
    this.name = name;
    this.ids = new IdSource(name);
    // Positions are stored by the id of the engine, so that of the engine without a name stays.
    this.engineId = name === SAMPLE ? '7d1f3b0a-5a3e-4c55-9d6e-2f0a5a4d91e8' : this.ids.uuid('engine');
    this.swarmNodeId = this.ids.swarm('node');
    this.addressPools = addressPools;
    this.localSubnets = new SubnetPools(addressPools);
    // SwarmKit gives its first /24 to the routing mesh.
    this.swarmSubnets.reserveNext();
  }

  addNetwork(network: NetworkRecord): void {
    this.networks.set(network.id, network);
    this.#networkNames.set(network.name, network.id);
  }

  removeNetwork(network: NetworkRecord): void {
    this.networks.delete(network.id);
    this.#networkNames.delete(network.name);
  }

  networkByName(name: string): NetworkRecord | undefined {
    return this.networks.get(this.#networkNames.get(name) ?? '');
  }

  /** Finds a network by full id, then full name, then id prefix, as dockerd does. */
  findNetwork(term: string): NetworkRecord | undefined {
    const exact = this.networks.get(term) ?? this.networkByName(term);
    if (exact) return exact;
    const matches = withIdPrefix(this.networks, term);
    if (matches.length > 1) {
      throw badRequest(`network ${term} is ambiguous (${matches.length} matches found based on ID prefix)`);
    }
    return matches[0];
  }

  network(term: string): NetworkRecord {
    const network = this.findNetwork(term);
    if (!network) throw notFound(`network ${term} not found`);
    return network;
  }

  addContainer(container: ContainerRecord): void {
    this.containers.set(container.id, container);
    this.#containerNames.set(container.name, container.id);
  }

  renameContainer(container: ContainerRecord, name: string): void {
    this.#containerNames.delete(container.name);
    container.name = name;
    this.#containerNames.set(name, container.id);
  }

  removeContainer(container: ContainerRecord): void {
    this.containers.delete(container.id);
    this.#containerNames.delete(container.name);
  }

  containerByName(name: string): ContainerRecord | undefined {
    return this.containers.get(this.#containerNames.get(name) ?? '');
  }

  findContainer(term: string): ContainerRecord | undefined {
    const name = term.replace(/^\//, '');
    const exact = this.containers.get(term) ?? this.containerByName(name);
    if (exact) return exact;
    const matches = withIdPrefix(this.containers, term);
    if (matches.length > 1) throw badRequest(`multiple IDs found with provided prefix: ${term}`);
    return matches[0];
  }

  container(term: string): ContainerRecord {
    const container = this.findContainer(term);
    if (!container) throw notFound(`No such container: ${term}`);
    return container;
  }

  /** Finds an image by tag, with or without `:latest`, or by id or part of the id. */
  findImage(term: string): ImageRecord | undefined {
    const tag = /:[^/]+$/.test(term) ? term : `${term}:latest`;
    const digits = term.replace(/^sha256:/, '');
    for (const image of this.images.values()) {
      if (image.tag === tag || (digits.length >= 12 && image.id.startsWith(`sha256:${digits}`))) return image;
    }
    return undefined;
  }
}

function withIdPrefix<T extends { id: string }>(all: ReadonlyMap<string, T>, prefix: string): T[] {
  if (prefix === '') return [];
  return [...all.values()].filter(({ id }) => id.startsWith(prefix));
}
