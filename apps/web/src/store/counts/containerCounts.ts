import { isRunning, keep } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import type { StateFilter } from '../useView.ts';
import { compareNames } from './compareNames.ts';
import { Tally } from './Tally.ts';
import type { ValueCount } from './Tally.ts';

/** The numbers of containers. Each list is the same array until one of its numbers changes. */
export interface ContainerCounts {
  /** By Compose project, sorted by name. Containers without a project come last, as the empty string. */
  projects: readonly ValueCount[];
  /** By the states of the filter, in the order of the sidebar. An unhealthy container counts as running too. */
  states: readonly ValueCount<StateFilter>[];
}

/** R87: counts containers, at the cost of what changes touch. */
export const containerCounts = keep<Tallies>(
  (index) => new Tallies().update(index, index.containers.keys()),
  (last, index, touched) => last.update(index, touched.containers),
) satisfies (index: TopologyIndex) => ContainerCounts;

/** The order of projects: by name, none last. */
export const noneLast = (a: string, b: string): number =>
  Number(a === '') - Number(b === '') || compareNames(a, b);

const states: readonly StateFilter[] = ['running', 'paused', 'unhealthy', 'stopped'];

class Tallies implements ContainerCounts {
  readonly #projects = new Tally(noneLast);
  readonly #states = new Tally((a, b) => indexOfState(a) - indexOfState(b));
  states: readonly ValueCount<StateFilter>[] = [];

  get projects(): readonly ValueCount[] {
    return this.#projects.rows;
  }

  update(index: TopologyIndex, ids: Iterable<string>): this {
    for (const id of ids) {
      const container = index.containers.get(id);
      this.#projects.set(id, container ? [container.project ?? ''] : []);
      this.#states.set(id, container ? statesOf(container) : []);
    }
    const counted = states.map((value) => ({ value, count: this.#states.count(value) }));
    if (counted.some(({ count }, at) => count !== this.states[at]?.count)) this.states = counted;
    return this;
  }
}

const indexOfState = (state: string): number => states.indexOf(state as StateFilter);

function statesOf(container: Container): StateFilter[] {
  const found: StateFilter[] = container.health === 'unhealthy' ? ['unhealthy'] : [];
  if (container.state === 'running' || container.state === 'paused') found.push(container.state);
  if (!isRunning(container)) found.push('stopped');
  return found;
}
