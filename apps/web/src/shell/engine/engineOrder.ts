import type { EngineSummary } from '@portolan/protocol';

/** The number of engines up to which all of them are in sight. */
export const FEW = 8;

export const isInTrouble = ({ state }: EngineSummary): boolean =>
  state === 'stale' || state === 'unreachable';

/** R292: returns the engines in trouble first, then the others in the server’s order. */
export const troubleFirst = (engines: readonly EngineSummary[]): EngineSummary[] => [
  ...engines.filter(isInTrouble),
  ...engines.filter((each) => !isInTrouble(each)),
];

/**
 * R292: returns the engines for a list that may be folded. Few ones keep their places. Of many, those in trouble come
 * first, then the one that is shown.
 */
export function sidebarOrder(engines: readonly EngineSummary[], shown: string | undefined): EngineSummary[] {
  if (engines.length <= FEW) return [...engines];
  const isShown = ({ name }: EngineSummary) => name === shown;
  return troubleFirst([...engines.filter(isShown), ...engines.filter((each) => !isShown(each))]);
}

/** Returns the engines whose name, address, product or version contains the text. */
export function findEngines(engines: readonly EngineSummary[], text: string): EngineSummary[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  return engines.filter(({ name, address, product, version }) => {
    const facts = [name, address, product, version].join('\n').toLowerCase();
    return terms.every((term) => facts.includes(term));
  });
}
