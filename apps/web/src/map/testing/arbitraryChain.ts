import { sortById } from '@portolan/topology';
import type { Attachment, Container, Namespace, Network, Topology } from '@portolan/topology';
import { anAttachment, arbitraryTopology } from '@portolan/topology/testing';
import fc from 'fast-check';

const kinds = [
  'container',
  'container alone',
  'container again',
  'project',
  'network',
  'attachment',
  'state',
  'restart',
  'service',
  'owner',
  'parent',
  'engine-made',
] as const;

interface Step {
  kind: (typeof kinds)[number];
  at: number;
  to: number;
}

/**
 * Chains of topologies, each a few steps from the one before: containers, networks, attachments and projects come and go
 * (a network also while it has members, which makes stubs), containers are created again under another id, and states,
 * times of start, services, owners, parent interfaces and engine-made networks change. `max` is the largest number of
 * containers.
 */
export function arbitraryChain(max: number, maxLength = 6): fc.Arbitrary<Topology[]> {
  const step = fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(1000), to: fc.nat(1000) });
  const steps = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength });
  return fc.tuple(arbitraryTopology(max), steps).map(([whole, changes]) => {
    const universe = new Universe(whole);
    return [universe.topology(), ...changes.map((change) => universe.after(change))];
  });
}

/** All entities that a chain knows, and which of them exist now. */
class Universe {
  readonly #containers: Map<string, Container>;
  readonly #networks: Map<string, Network>;
  readonly #attachments: Map<string, Attachment>;
  readonly #gone = new Set<string>();

  constructor(private readonly whole: Topology) {
    this.#containers = byId(whole.containers);
    this.#networks = byId(whole.networks);
    this.#attachments = byId(whole.attachments);
  }

  topology(): Topology {
    const existing = <T extends { id: string }>(map: Map<string, T>) =>
      sortById([...map.values()].filter(({ id }) => !this.#gone.has(id)));
    return {
      engine: this.whole.engine,
      containers: existing(this.#containers),
      networks: existing(this.#networks),
      attachments: existing(this.#attachments),
    };
  }

  after(steps: readonly Step[]): Topology {
    for (const each of steps) this.#take(each);
    return this.topology();
  }

  #take({ kind, at, to }: Step): void {
    const container = pick(this.#containers, at);
    const network = pick(this.#networks, to);
    if (!container) return;
    const fields = fieldsOf(kind, container, to);
    if (fields) this.#containers.set(container.id, { ...container, ...fields });
    else if (kind === 'owner') {
      const owner = pick(this.#containers, to) ?? container;
      const namespace: Namespace =
        to % 3 === 0 ? { kind: 'own' } : { kind: 'container', containerId: owner.id };
      this.#containers.set(container.id, { ...container, namespace });
    } else if (kind === 'container' || kind === 'container alone') {
      this.#toggle(container.id);
      if (kind === 'container' && this.#gone.has(container.id)) this.#removeAttachmentsOf(container.id);
    } else if (kind === 'container again') this.#createAgain(container);
    else if (kind === 'project') this.#toggleProject(container.project);
    else if (network) this.#takeOfNetwork(kind, at, container, network);
  }

  #takeOfNetwork(kind: Step['kind'], at: number, container: Container, network: Network): void {
    if (kind === 'network') this.#toggle(network.id);
    else if (kind === 'parent') {
      const parent = { driver: at % 2 ? 'macvlan' : 'bridge', options: { parent: `eth${at % 3}` } };
      this.#networks.set(network.id, { ...network, ...parent });
    } else if (kind === 'engine-made')
      this.#networks.set(network.id, { ...network, predefined: !network.predefined });
    else {
      const attachment = anAttachment(container, network);
      if (this.#attachments.has(attachment.id)) this.#toggle(attachment.id);
      else this.#attachments.set(attachment.id, attachment);
    }
  }

  #createAgain(container: Container): void {
    const again = { ...container, id: `${container.id}+` };
    this.#containers.delete(container.id);
    this.#containers.set(again.id, again);
    for (const each of [...this.#attachments.values()]) {
      if (each.containerId !== container.id) continue;
      const network = this.#networks.get(each.networkId);
      this.#attachments.delete(each.id);
      if (!network || this.#gone.has(each.id)) continue;
      const attachment = anAttachment(again, network);
      this.#attachments.set(attachment.id, attachment);
    }
  }

  /** Takes a project down, or brings it up again. */
  #toggleProject(project: string | null): void {
    const isOwn = (each: Container | Network) => each.project === project;
    const own = [
      ...[...this.#containers.values()].filter(isOwn),
      ...[...this.#networks.values()].filter(isOwn),
    ];
    const isUp = own.some(({ id }) => !this.#gone.has(id));
    for (const { id } of own) {
      if (isUp) this.#gone.add(id);
      else this.#gone.delete(id);
    }
    for (const each of this.#attachments.values()) {
      if (!own.some(({ id }) => id === each.containerId)) continue;
      if (isUp) this.#gone.add(each.id);
      else this.#gone.delete(each.id);
    }
  }

  #removeAttachmentsOf(containerId: string): void {
    for (const each of this.#attachments.values())
      if (each.containerId === containerId) this.#gone.add(each.id);
  }

  #toggle(id: string): void {
    if (!this.#gone.delete(id)) this.#gone.add(id);
  }
}

function fieldsOf(kind: Step['kind'], container: Container, to: number): Partial<Container> | null {
  if (kind === 'state') return stateOf(to);
  // A container that starts later than its sharers cuts them off.
  if (kind === 'restart') return { startedAt: `2026-01-0${1 + (to % 3)}T00:00:01Z` };
  return kind === 'service' ? serviceOf(container, to) : null;
}

const stateOf = (to: number): Partial<Container> =>
  to % 3 === 0 ? { state: 'exited', exitCode: 1 } : { state: 'running', health: to % 2 ? 'unhealthy' : null };

function serviceOf({ name, project }: Container, to: number): Partial<Container> {
  const service = to % 4 === 0 ? null : `s${to % 2}`;
  return { service, name: service && project ? `${project}-${service}-1` : name };
}

const byId = <T extends { id: string }>(list: readonly T[]) => new Map(list.map((each) => [each.id, each]));

const pick = <T>(map: ReadonlyMap<string, T>, at: number): T | undefined =>
  [...map.values()][at % Math.max(1, map.size)];
