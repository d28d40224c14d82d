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

/** R253: names as one would choose them: those that lead to `holderId` first, then as people write them, ids last. */
export function sortPeerNames(names: readonly PeerName[], holderId: string): PeerName[] {
  const rank = ({ kind, ambiguity }: PeerName) =>
    (leadsTo(ambiguity, holderId) ? 0 : kinds.length) + kinds.indexOf(kind);
  return [...names].sort((a, b) => rank(a) - rank(b) || a.name.length - b.name.length);
}

const leadsTo = (ambiguity: PeerName['ambiguity'], holderId: string): boolean =>
  ambiguity === null || ambiguity.winner === holderId;
