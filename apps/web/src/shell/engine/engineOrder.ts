import type { EngineSummary } from '@portolan/protocol';

/** The number of engines up to which all of them are in sight. */
export const FEW = 8;

export const isInTrouble = ({ state }: Pick<EngineSummary, 'state'>): boolean =>
  state === 'stale' || state === 'unreachable';

/** R292: returns the engines in trouble first, then the others in the server’s order. */
export const troubleFirst = (engines: readonly EngineSummary[]): EngineSummary[] => [
  ...engines.filter(isInTrouble),
  ...engines.filter((each) => !isInTrouble(each)),
];

/**
 * R292: returns the engines for a list that shows the first `limit` of many: those that are shown and those in trouble are
 * always among these, up to a half each. In both parts, they are in the server’s order. Few ones keep their places.
 *
 * @param shown the names of those that the page shows
 */
export function sidebarOrder(
  engines: readonly EngineSummary[],
  shown: ReadonlySet<string>,
  limit: number,
): EngineSummary[] {
  if (engines.length <= FEW) return [...engines];
  const shownFirst = engines.filter(({ name }) => shown.has(name)).slice(0, limit / 2);
  const troubled = engines.filter((each) => isInTrouble(each) && !shownFirst.includes(each));
  const urgent = [...shownFirst, ...troubled.slice(0, limit / 2)];
  const first = new Set([...new Set([...urgent, ...engines])].slice(0, limit));
  return [...engines.filter((each) => first.has(each)), ...engines.filter((each) => !first.has(each))];
}

/** Returns the engines that are there now: those of the order, then those that are new. */
export function inOrder(
  engines: ReadonlyMap<string, EngineSummary> | null,
  order: readonly string[],
): EngineSummary[] {
  const names = new Set([...order, ...(engines?.keys() ?? [])]);
  return [...names].flatMap((name) => engines?.get(name) ?? []);
}

/** Returns the engines whose name, state, address, product or version contains the text. */
export function findEngines(engines: readonly EngineSummary[], text: string): EngineSummary[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  return engines.filter(({ name, state, address, product, version }) => {
    const facts = [name, state, address, product, version].join('\n').toLowerCase();
    return terms.every((term) => facts.includes(term));
  });
}
