import { concernedBy, hasStoppedMembers, isUnused, keep } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { FlagTerm } from '../filter/parseFilter.ts';
import { compareNames } from './compareNames.ts';
import { orId } from './engineOrder.ts';
import { mergeSorted } from './mergeSorted.ts';
import { Tally } from './Tally.ts';
import type { ValueCount } from './Tally.ts';

/** A network with the number of its containers, including stopped ones. */
export interface NetworkCount {
  network: Network;
  members: number;
  /** In how many Compose projects its containers are. */
  projects: number;
}

/** The numbers of networks. Each list is the same array until something in it changes. */
export interface NetworkCounts {
  /** R87: those with members first, then predefined ones, then unused ones, each sorted by name. */
  networks: readonly NetworkCount[];
  /** R98: those that several projects share, the largest first. */
  shared: readonly NetworkCount[];
  /** By driver. A swarm network that is not allocated yet has no driver. */
  drivers: readonly ValueCount[];
  /** By the flags of the filter (R171). */
  flags: readonly ValueCount<FlagTerm>[];
}

/** R87: counts networks, at the cost of what changes concern. */
export const networkCounts = keep<Tallies>(
  (index) => new Tallies().update(index, index.networks.keys()),
  (last, index, touched) => {
    // The attachments of an unknown network are in use by name, and a config-only network by the networks made from it.
    if (touched.attachedNetworks.has('')) return last.update(index, index.networks.keys());
    const { networks } = concernedBy(index, touched);
    if (touched.networks.size > 0)
      for (const { id, configOnly } of index.networks.values()) if (configOnly) networks.add(id);
    return last.update(index, networks);
  },
) satisfies (index: TopologyIndex) => NetworkCounts;

const flags = ['unused', 'internal', 'stopped-members'] as const satisfies readonly FlagTerm[];

class Tallies implements NetworkCounts {
  readonly #byId = new Map<string, NetworkCount>();
  readonly #drivers = new Tally(compareNames);
  readonly #flags = new Tally(compareNames);
  networks: readonly NetworkCount[] = [];
  shared: readonly NetworkCount[] = [];
  flags: readonly ValueCount<FlagTerm>[] = [];

  get drivers(): readonly ValueCount[] {
    return this.#drivers.rows;
  }

  update(index: TopologyIndex, ids: Iterable<string>): this {
    const changed = new Set<string>();
    for (const id of ids) {
      const network = index.networks.get(id);
      this.#drivers.set(id, network && network.driver !== '' ? [network.driver] : []);
      this.#flags.set(id, network ? flags.filter((flag) => hasFlag[flag](index, network)) : []);
      if (this.#replace(id, network && countMembers(index, network))) changed.add(id);
    }
    if (changed.size > 0) {
      const isGone = ({ network }: NetworkCount) => changed.has(network.id);
      const added = [...changed].flatMap((id) => this.#byId.get(id) ?? []);
      this.networks = mergeSorted(this.networks, isGone, added, orId(inUseFirst, idOfCount));
      const shared = added.filter(isShared);
      if (shared.length > 0 || this.shared.some(isGone))
        this.shared = mergeSorted(this.shared, isGone, shared, orId(largestFirst, idOfCount));
    }
    const counted = flags.map((value) => ({ value, count: this.#flags.count(value) }));
    if (counted.some(({ count }, at) => count !== this.flags[at]?.count)) this.flags = counted;
    return this;
  }

  /** Returns true if the network is counted in another way than before. */
  #replace(id: string, next: NetworkCount | undefined): boolean {
    const before = this.#byId.get(id);
    if (!next) return this.#byId.delete(id);
    const isSame =
      before?.network === next.network &&
      before.members === next.members &&
      before.projects === next.projects;
    if (!isSame) this.#byId.set(id, next);
    return !isSame;
  }
}

const hasFlag: Record<(typeof flags)[number], (index: TopologyIndex, network: Network) => boolean> = {
  unused: isUnused,
  internal: (_index, network) => network.internal,
  'stopped-members': hasStoppedMembers,
};

function countMembers(index: TopologyIndex, network: Network): NetworkCount {
  const attachments = index.attachmentsOfNetwork(network.id);
  const projects = new Set<string>();
  for (const { containerId } of attachments) {
    const project = index.containers.get(containerId)?.project ?? null;
    if (project !== null) projects.add(project);
  }
  return { network, members: attachments.length, projects: projects.size };
}

/** In host mode and in mode none, containers share no network in any sense that matters here. */
const isShared = ({ network, projects }: NetworkCount): boolean =>
  projects > 1 && network.driver !== 'host' && network.driver !== 'null';

export const idOfCount = ({ network }: NetworkCount): string => network.id;

export const inUseFirst = (a: NetworkCount, b: NetworkCount): number => rankOf(a) - rankOf(b) || byName(a, b);

const rankOf = ({ network, members }: NetworkCount): number =>
  network.predefined ? 1 : members === 0 ? 2 : 0;

export const largestFirst = (a: NetworkCount, b: NetworkCount): number =>
  b.members - a.members || byName(a, b);

const byName = (a: NetworkCount, b: NetworkCount): number => compareNames(a.network.name, b.network.name);
