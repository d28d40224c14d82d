import type { OfEngine } from '../useEachTopology.ts';
import { compareNames } from './compareNames.ts';

export type Compare<T> = (a: T, b: T) => number;

/** A total order: what is equal is ordered by id. */
export const orId =
  <T>(compare: Compare<T>, idOf: (each: T) => string): Compare<T> =>
  (a, b) =>
    compare(a, b) || compareText(idOf(a), idOf(b));

/** R306: the same for what several engines have: what is equal is next to each other, the default engine first. */
export const orEngine =
  <T>(compare: Compare<T>, idOf: (each: T) => string): Compare<OfEngine<T>> =>
  (a, b) =>
    compare(a.value, b.value) ||
    compareEngines(a.engine, b.engine) ||
    compareText(idOf(a.value), idOf(b.value));

/** The default engine comes first, the others by name. */
export function compareEngines(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  return compareNames(a, b) || compareText(a, b);
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
