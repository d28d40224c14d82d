import type { PeerName } from '@portolan/topology';

const kinds: readonly PeerName['kind'][] = [
  'service',
  'vip',
  'alias',
  'link',
  'name',
  'hostname',
  'tasks',
  'qualified',
  'short-id',
];

/**
 * R253: sorts names by usefulness: those that lead to `holderId` come first, then by kind and length. Short ids are
 * last.
 */
export function sortPeerNames(names: readonly PeerName[], holderId: string): PeerName[] {
  const rank = ({ kind, ambiguity }: PeerName) =>
    (leadsTo(ambiguity, holderId) ? 0 : kinds.length) + kinds.indexOf(kind);
  return [...names].sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length);
}

const leadsTo = (ambiguity: PeerName['ambiguity'], holderId: string): boolean =>
  ambiguity === null || ambiguity.winner === holderId;
