import type { EndId, TopologyIndex } from '@portolan/topology';
import type { Entity } from '../selection.ts';

/** The two ends of a verdict, in the order in which the user selected them. */
export interface EndPair {
  from: EndId;
  to: EndId;
}

/**
 * R250: returns the pair that a selection asks about. It must be exactly two of containers, host and outside, otherwise
 * `null`.
 */
export function toEndPair(selection: readonly Entity[]): EndPair | null {
  const [first, second] = selection;
  if (!first || !second || selection.length > 2) return null;
  const [from, to] = [endOf(first), endOf(second)];
  return from === null || to === null || from === to ? null : { from, to };
}

/** Returns the end that a selection stands for; `null` for networks and attachments. */
export function endOf(selection: Entity): EndId | null {
  if (selection.kind === 'container') return selection.id;
  return 'id' in selection ? null : selection.kind;
}

export const toSelection = (end: EndId): Entity =>
  end === 'host' || end === 'outside' ? { kind: end } : { kind: 'container', id: end };

/** Returns the name of an end within a sentence. A container that no longer exists is named by the start of its id. */
export function endName(index: TopologyIndex, end: EndId): string {
  if (end === 'host' || end === 'outside') return `the ${end}`;
  return index.containers.get(end)?.name ?? end.slice(0, 12);
}
