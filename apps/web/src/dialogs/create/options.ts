import type { Pair } from '../fields/pairs.ts';

/** What an option is set to; `undefined` where it is left out. */
export const optionValue = (options: readonly Pair[], key: string): string | undefined =>
  options.findLast((each) => each.key === key)?.value;

/** The options with one of them set, or left out. */
export function withOption(options: readonly Pair[], key: string, value: string | undefined): Pair[] {
  const at = options.findIndex((each) => each.key === key);
  if (value === undefined) return options.filter((each) => each.key !== key);
  if (at < 0) return [...options, { key, value }];
  return options.map((each, i) => (i === at ? { key, value } : each));
}

/** As the engine's drivers read a flag; `encrypted` is on by its mere name. */
export const isOn = (value: string): boolean => /^(?:1|t|true|)$/i.test(value);

/** The options that stay when the driver is another one: those of the old driver's own fields go with it. */
export function optionsForDriver(
  options: readonly Pair[],
  before: readonly { key: string }[],
  after: readonly { key: string }[],
): Pair[] {
  const keys = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key));
  const [old, next] = [keys(before), keys(after)];
  return options.filter(({ key }) => next.has(key) || !old.has(key));
}
