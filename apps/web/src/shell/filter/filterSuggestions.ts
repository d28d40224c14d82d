import type { TopologyIndex } from '@portolan/topology';
import { flagTerms, quoteValue, splitFilter, valueTerms } from '../../store/filter/parseFilter.ts';
import type { FilterTerm, ValueTerm } from '../../store/filter/parseFilter.ts';

/** A word that could stand where the cursor is. */
export interface Suggestion {
  /** What is put into the text: `driver:`, `driver:bridge`, `unused`. */
  text: string;
  help: string;
}

const MAX_SUGGESTIONS = 12;

/** R174: what could be typed at a place of the filter: words that begin so, or the values there are for a word. */
export function suggestTerms(text: string, caret: number, index: TopologyIndex | null): Suggestion[] {
  const typed = termAt(text, caret);
  const key = typed?.key;
  if (typed && key && Object.hasOwn(valueTerms, key) && index) {
    const begun = typed.value.toLowerCase();
    return [...valuesOf(key as ValueTerm, index)]
      .filter(([value]) => value.toLowerCase().includes(begun))
      .sort(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en', { numeric: true }))
      .slice(0, MAX_SUGGESTIONS)
      .map(([value, count]) => ({ text: `${key}:${quoteValue(value)}`, help: String(count) }))
      .filter((each) => each.text !== text.slice(typed.from, typed.to));
  }
  const begun = (typed && key === null && !typed.isQuoted ? typed.value : '').toLowerCase();
  if (typed && begun === '') return [];
  return [
    ...Object.entries(valueTerms).map(([key, help]) => ({ text: `${key}:`, help })),
    ...Object.entries(flagTerms).map(([flag, help]) => ({ text: flag, help })),
  ].filter((each) => each.text.startsWith(begun) && each.text !== begun);
}

/** The text with a suggestion in place of the word at the cursor, and where the cursor goes. */
export function insertTerm(text: string, caret: number, term: string): { text: string; caret: number } {
  const typed = termAt(text, caret);
  const [from, to] = typed ? [typed.from, typed.to] : [caret, caret];
  const rest = text.slice(to);
  const inserted = term.endsWith(':') || rest.startsWith(' ') ? term : `${term} `;
  return { text: text.slice(0, from) + inserted + rest, caret: from + inserted.length };
}

const termAt = (text: string, caret: number): FilterTerm | undefined =>
  splitFilter(text).find(({ from, to }) => from < caret && caret <= to);

/** The values a word can take on this engine, each with how many networks carry it. */
function valuesOf(key: ValueTerm, { topology }: TopologyIndex): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const network of topology.networks) {
    if (key === 'label') for (const label of Object.keys(network.labels)) add(label);
    else if (key === 'type') add(network.predefined ? 'builtin' : 'custom');
    else if (key === 'id') add(network.id.slice(0, 12));
    else if (network[key]) add(network[key]);
  }
  return counts;
}
