import type { Network, TopologyIndex } from '@portolan/topology';
import { flagTerms, quoteValue, splitFilter, valueTerms } from '../../store/filter/parseFilter.ts';
import type { FilterTerm, ValueTerm } from '../../store/filter/parseFilter.ts';

/** A term that can be inserted at the caret. */
export interface Suggestion {
  /** The inserted text, such as `driver:`, `driver:bridge` or `unused`. */
  text: string;
  help: string;
}

const MAX_SUGGESTIONS = 12;

/**
 * R174: returns the terms that start with the text before the caret or, after a key, the values that exist for it.
 *
 * @param shown the topologies of the engines that are shown, by name. R308: with one, none is suggested.
 */
export function suggestTerms(
  text: string,
  caret: number,
  shown: ReadonlyMap<string, TopologyIndex>,
): Suggestion[] {
  const typed = termAt(text, caret);
  const key = typed?.key;
  if (typed && key && Object.hasOwn(valueTerms, key) && shown.size > 0) {
    const typedText = typed.value.toLowerCase();
    return [...valuesOf(key as ValueTerm, shown)]
      .filter(([value]) => value.toLowerCase().includes(typedText))
      .sort(([a, many], [b, more]) => more - many || a.localeCompare(b, 'en', { numeric: true }))
      .slice(0, MAX_SUGGESTIONS)
      .map(([value, count]) => ({ text: `${key}:${quoteValue(value)}`, help: String(count) }))
      .filter((each) => each.text !== text.slice(typed.from, typed.to));
  }
  const typedText = (typed && key === null && !typed.isQuoted ? typed.value : '').toLowerCase();
  if (typed && typedText === '') return [];
  return [
    ...Object.entries(valueTerms)
      .filter(([key]) => key !== 'engine' || shown.size > 1)
      .map(([key, help]) => ({ text: `${key}:`, help })),
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

/** Counts the networks by each value that exists for a key on these engines. */
function valuesOf(key: ValueTerm, shown: ReadonlyMap<string, TopologyIndex>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [engine, { networks }] of shown)
    for (const network of networks.values())
      for (const value of valuesOfNetwork(key, network, shown.size > 1 ? engine : ''))
        counts.set(value, (counts.get(value) ?? 0) + 1);
  counts.delete('');
  return counts;
}

function valuesOfNetwork(key: ValueTerm, network: Network, engine: string): string[] {
  if (key === 'engine') return [engine];
  if (key === 'label') return Object.keys(network.labels);
  if (key === 'type') return [network.predefined ? 'builtin' : 'custom'];
  if (key === 'id') return [network.id.slice(0, 12)];
  return [network[key] ?? ''];
}
