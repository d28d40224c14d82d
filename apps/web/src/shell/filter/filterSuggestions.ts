import type { TopologyIndex } from '@portolan/topology';
import { flagTerms, quoteValue, splitFilter, valueTerms } from '../../store/filter/parseFilter.ts';
import type { FilterTerm, ValueTerm } from '../../store/filter/parseFilter.ts';

/** A term that can be inserted at the caret. */
export interface Suggestion {
  /** The inserted text, such as `driver:`, `driver:bridge` or `unused`. */
  text: string;
  help: string;
}

const MAX_SUGGESTIONS = 12;

/** R174: returns the terms that start with the text before the caret or, after a key, the values that exist for it. */
export function suggestTerms(text: string, caret: number, index: TopologyIndex | null): Suggestion[] {
  const typed = termAt(text, caret);
  const key = typed?.key;
  if (typed && key && Object.hasOwn(valueTerms, key) && index) {
    const typedText = typed.value.toLowerCase();
    return [...valuesOf(key as ValueTerm, index)]
      .filter(([value]) => value.toLowerCase().includes(typedText))
      .sort(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en', { numeric: true }))
      .slice(0, MAX_SUGGESTIONS)
      .map(([value, count]) => ({ text: `${key}:${quoteValue(value)}`, help: String(count) }))
      .filter((each) => each.text !== text.slice(typed.from, typed.to));
  }
  const typedText = (typed && key === null && !typed.isQuoted ? typed.value : '').toLowerCase();
  if (typed && typedText === '') return [];
  return [
    ...Object.entries(valueTerms).map(([key, help]) => ({ text: `${key}:`, help })),
    ...Object.entries(flagTerms).map(([flag, help]) => ({ text: flag, help })),
  ].filter((each) => each.text.startsWith(typedText) && each.text !== typedText);
}

/** Replaces the term at the caret, and returns the new text and caret. */
export function insertTerm(text: string, caret: number, term: string): { text: string; caret: number } {
  const typed = termAt(text, caret);
  const [from, to] = typed ? [typed.from, typed.to] : [caret, caret];
  const rest = text.slice(to);
  const inserted = term.endsWith(':') || rest.startsWith(' ') ? term : `${term} `;
  return { text: text.slice(0, from) + inserted + rest, caret: from + inserted.length };
}

const termAt = (text: string, caret: number): FilterTerm | undefined =>
  splitFilter(text).find(({ from, to }) => from < caret && caret <= to);

/** Counts the networks by each value that exists for a key on this engine. */
function valuesOf(key: ValueTerm, { networks }: TopologyIndex): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (value: string) => counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const network of networks.values()) {
    if (key === 'label') for (const label of Object.keys(network.labels)) add(label);
    else if (key === 'type') add(network.predefined ? 'builtin' : 'custom');
    else if (key === 'id') add(network.id.slice(0, 12));
    else if (network[key]) add(network[key]);
  }
  return counts;
}
