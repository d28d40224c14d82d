import type { Container } from '@portolan/topology';
import { KeySets } from '../KeySets.ts';
import type { SoleServices } from './shortNames.ts';
import { serviceKey } from './shortNames.ts';

/** Counts the containers of each service, because a service with exactly one is shown without a number (R62). */
export class ServiceNames implements SoleServices {
  /** By service: the ids of its containers. */
  readonly #members = new KeySets();
  /** By container: its service. */
  readonly #serviceOf = new Map<string, string>();

  has(key: string): boolean {
    return this.#members.get(key).size === 1;
  }

  /**
   * Takes note of a container that is put or, with `null`, removed. Returns the containers of a service that now is, or
   * no longer is, the only container of its service; their names change with it.
   */
  replace(id: string, container: Container | null): string[] {
    const before = this.#serviceOf.get(id);
    const after = container ? serviceKey(container) : undefined;
    if (before === after) return [];
    const touched: string[] = [];
    if (before !== undefined) {
      this.#members.delete(before, id);
      this.#serviceOf.delete(id);
      touched.push(...this.#onlyMember(before));
    }
    if (after !== undefined) {
      touched.push(...this.#onlyMember(after));
      this.#members.add(after, id);
      this.#serviceOf.set(id, after);
    }
    return touched;
  }

  #onlyMember(key: string): Iterable<string> {
    return this.has(key) ? this.#members.get(key) : [];
  }
}
