import { listNames } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import type { PlannedPair } from './planPairs.ts';

/** What has been done when these pairs are connected. */
export function doneWords(made: readonly PlannedPair[]): string {
  const containers = names(made.map(({ container }) => container));
  const networks = names(made.map(({ network }) => network));
  if (made.length !== containers.length * networks.length) {
    return `Made ${made.length} connections of ${listNames(containers)} to ${listNames(networks)}.`;
  }
  return `Connected ${listNames(containers)} to ${listNames(networks)}.`;
}

const names = (things: readonly { id: string; name: string }[]): string[] => [
  ...new Map(things.map(({ id, name }) => [id, toVisible(name, 60)])).values(),
];
