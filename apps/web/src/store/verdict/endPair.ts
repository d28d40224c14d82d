import type { EndId } from '@portolan/topology';
import type { Entity, Selection } from '../selection.ts';

/** The two ends of a verdict, in the order in which the user selected them. */
export interface EndPair {
  from: EndId;
  to: EndId;
}

/**
 * R250: returns the pair that a selection on one engine asks about. It must be exactly two of containers, host and outside, otherwise
 * `null`.
 */
export function toEndPair(selection: readonly Entity[]): EndPair | null {
  const [first, second] = selection;
  if (!first || !second || selection.length > 2) return null;
  const [from, to] = [endOf(first), endOf(second)];
  return from === null || to === null || from === to ? null : { from, to };
}

/** The two ends of a verdict on two engines. */
export interface AcrossPair {
  from: EndOfEngine;
  to: EndOfEngine;
}

/** An end with its engine; `null` is the default one. */
export interface EndOfEngine {
  engine: string | null;
  /** The id of a container, or `host`. */
  end: EndId;
}

/**
 * R250: returns the pair that a selection asks about, on one engine or on two; `null` if it asks about none. What is outside
 * of one engine is outside of the other one too.
 */
export function pairIn(
  selection: readonly Selection[],
): { engine: string | null; pair: EndPair } | AcrossPair | null {
  const [first, second] = selection;
  if (!first || !second || selection.length > 2) return null;
  const [from, to] = [endOf(first), endOf(second)];
  const isOnOne = first.engine === second.engine || from === 'outside' || to === 'outside';
  if (isOnOne) {
    const pair = toEndPair(selection);
    return pair && { engine: from === 'outside' ? second.engine : first.engine, pair };
  }
  if (from === null || to === null) return null;
  return { from: { engine: first.engine, end: from }, to: { engine: second.engine, end: to } };
}

/** Returns the end that a selection stands for; `null` for networks and attachments. */
export function endOf(selection: Entity): EndId | null {
  if (selection.kind === 'container') return selection.id;
  return 'id' in selection ? null : selection.kind;
}

export const toSelection = (end: EndId): Entity =>
  end === 'host' || end === 'outside' ? { kind: end } : { kind: 'container', id: end };

/** The names of containers and networks by id, such as those in a topology. */
export interface Names {
  /** The host of the second end, where the ends are on two engines. */
  host?: string;
  containers: { get(id: string): { name: string } | undefined };
  networks: { get(id: string): { name: string } | undefined };
}

/** Returns the name of an end within a sentence. A container that no longer exists is named by the start of its id. */
export function endName(names: Names, end: EndId): string {
  if (end === 'host' || end === 'outside') return `the ${end}`;
  return names.containers.get(end)?.name ?? end.slice(0, 12);
}
