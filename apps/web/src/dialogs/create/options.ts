import type { Pair } from '../fields/pairs.ts';

/** Returns the value of an option; `undefined` if it is not set. */
export const optionValue = (options: readonly Pair[], key: string): string | undefined =>
  options.findLast((each) => each.key === key)?.value;

/** Returns the options with one of them set, or removed if `value` is `undefined`. */
export function withOption(options: readonly Pair[], key: string, value: string | undefined): Pair[] {
  const at = options.findIndex((each) => each.key === key);
  if (value === undefined) return options.filter((each) => each.key !== key);
  if (at < 0) return [...options, { key, value }];
  return options.map((each, i) => (i === at ? { key, value } : each));
}

/** Reads a flag as the drivers of the engine do. The option `encrypted` has no value: an empty one means on. */
export const isOn = (value: string): boolean => /^(?:1|t|true|)$/i.test(value);

/**
 * Returns the options that remain when the driver changes: those that the old driver had a field for and the new one
 * has not are dropped.
 */
export function optionsForDriver(
  options: readonly Pair[],
  before: readonly { key: string }[],
  after: readonly { key: string }[],
): Pair[] {
  const keys = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key));
  const [old, next] = [keys(before), keys(after)];
  return options.filter(({ key }) => next.has(key) || !old.has(key));
}
