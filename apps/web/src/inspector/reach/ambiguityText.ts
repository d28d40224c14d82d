import { listNames } from '@portolan/topology';
import type { PeerName, TopologyIndex } from '@portolan/topology';
import { endName } from '../../store/verdict/endPair.ts';

/**
 * R253: states which other containers have a name, and to which container it resolves first; `null` if only one
 * container has it.
 */
export function ambiguityText(
  index: TopologyIndex,
  { name, ambiguity }: Pick<PeerName, 'name' | 'ambiguity'>,
  holderId: string,
): string | null {
  if (!ambiguity) return null;
  const others = ambiguity.holders.filter((id) => id !== holderId).map((id) => endName(index, id));
  const otherNames = listNames(others);
  if (ambiguity.winner === holderId)
    return `${name} is also a name of ${otherNames}. It resolves to this container first.`;
  if (ambiguity.winner !== null) return `${name} resolves to ${endName(index, ambiguity.winner)} first.`;
  return others.length > 0
    ? `${name} is also a name of ${otherNames}. The order is not fixed.`
    : `What ${name} resolves to is not fixed.`;
}
