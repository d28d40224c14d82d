import type { Container } from '@portolan/topology';
import type { SoleServices } from './shortNames.ts';
import { serviceKey } from './shortNames.ts';

/** Counts the containers of each service, because a service with exactly one is shown without a number (R62). */
export class ServiceNames implements SoleServices {
  /** By service: the ids of its containers. */
  readonly #members = new Map<string, Set<string>>();
  /** By container: its service. */
  readonly #serviceOf = new Map<string, string>();

  has(key: string): boolean {
    return this.#members.get(key)?.size === 1;
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
      const members = this.#members.get(before);
      members?.delete(id);
      if (members?.size === 0) this.#members.delete(before);
      if (members?.size === 1) touched.push(...members);
      this.#serviceOf.delete(id);
    }
    if (after !== undefined) {
      const members = this.#members.get(after) ?? new Set<string>();
      if (members.size === 1) touched.push(...members);
      this.#members.set(after, members.add(id));
      this.#serviceOf.set(id, after);
    }
    return touched;
  }
}
