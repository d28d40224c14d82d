import { hasStoppedMembers, isRunning, isUnused } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import type { FlagTerm } from '../../store/filter/parseFilter.ts';
import type { StateFilter } from '../../store/useView.ts';

/** One row of a filter list: the value, and the number of containers or networks that have it. */
export interface ValueCount<T extends string = string> {
  value: T;
  count: number;
}

/** A network with the number of its containers, including stopped ones. */
export interface NetworkCount {
  network: Network;
  members: number;
}

const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

/** R87: lists networks with members first, then predefined ones, then unused ones, each sorted by name. */
export function countNetworks(index: TopologyIndex): NetworkCount[] {
  return index.topology.networks
    .map((network) => ({ network, members: index.attachmentsOfNetwork(network.id).length }))
    .sort((a, b) => rankOf(a) - rankOf(b) || byName(a.network.name, b.network.name));
}

const rankOf = ({ network, members }: NetworkCount): number =>
  network.predefined ? 1 : members === 0 ? 2 : 0;

/**
 * Counts containers by Compose project, sorted by name. Containers without a project come last, as the empty string.
 */
export function countProjects(index: TopologyIndex): ValueCount[] {
  const counts = new Map<string, number>();
  for (const { project } of index.topology.containers) {
    counts.set(project ?? '', (counts.get(project ?? '') ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => Number(a.value === '') - Number(b.value === '') || byName(a.value, b.value));
}

/** Counts containers by the states of the filter. An unhealthy container counts as running too. */
export function countStates(index: TopologyIndex): ValueCount<StateFilter>[] {
  const { containers } = index.topology;
  const count = (test: (each: (typeof containers)[number]) => boolean) => containers.filter(test).length;
  return [
    { value: 'running', count: count((each) => each.state === 'running') },
    { value: 'paused', count: count((each) => each.state === 'paused') },
    { value: 'unhealthy', count: count((each) => each.health === 'unhealthy') },
    { value: 'stopped', count: count((each) => !isRunning(each)) },
  ];
}

/** Counts networks by driver. A swarm network that is not allocated yet has no driver. */
export function countDrivers(index: TopologyIndex): ValueCount[] {
  const counts = new Map<string, number>();
  for (const { driver } of index.topology.networks) {
    if (driver !== '') counts.set(driver, (counts.get(driver) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => byName(a.value, b.value));
}

/** Counts the networks that each flag matches. */
export function countFlags(index: TopologyIndex): ValueCount<FlagTerm>[] {
  const { networks } = index.topology;
  const count = (test: (each: Network) => boolean) => networks.filter(test).length;
  return [
    { value: 'unused', count: count((each) => isUnused(index, each)) },
    { value: 'internal', count: count((each) => each.internal) },
    { value: 'stopped-members', count: count((each) => hasStoppedMembers(index, each)) },
  ];
}
