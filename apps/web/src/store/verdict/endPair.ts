import type { EndId, TopologyIndex } from '@portolan/topology';
import type { Selection } from '../selection.ts';

/** The two ends of the question "can they talk?", in the order it is asked. */
export interface EndPair {
  from: EndId;
  to: EndId;
}

/** R250: the question that a selection asks: exactly two of containers, host and outside; `null` for any other. */
export function toEndPair(selection: readonly Selection[]): EndPair | null {
  const [first, second] = selection;
  if (!first || !second || selection.length > 2) return null;
  const [from, to] = [endOf(first), endOf(second)];
  return from === null || to === null || from === to ? null : { from, to };
}

/** What can be an end of the question; a network or an attachment cannot. */
export function endOf(selection: Selection): EndId | null {
  if (selection.kind === 'container') return selection.id;
  return 'id' in selection ? null : selection.kind;
}

export const toSelection = (end: EndId): Selection =>
  end === 'host' || end === 'outside' ? { kind: end } : { kind: 'container', id: end };

/** What an end is called within a sentence: a container by its name, or by the beginning of its id when it is gone. */
export function endName(index: TopologyIndex, end: EndId): string {
  if (end === 'host' || end === 'outside') return `the ${end}`;
  return index.containers.get(end)?.name ?? end.slice(0, 12);
}
