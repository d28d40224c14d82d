import { listNames } from '@portolan/topology';
import type { PeerName, TopologyIndex } from '@portolan/topology';
import { endName } from '../../store/verdict/endPair.ts';

/** R253: who else answers to a name, and who of them does; `null` for a name of one container alone. */
export function ambiguityText(
  index: TopologyIndex,
  { name, ambiguity }: Pick<PeerName, 'name' | 'ambiguity'>,
  holderId: string,
): string | null {
  if (!ambiguity) return null;
  const others = ambiguity.holders.filter((id) => id !== holderId).map((id) => endName(index, id));
  const who = listNames(others);
  if (ambiguity.winner === holderId) return `${name} is ${who} too; this one is asked first.`;
  if (ambiguity.winner !== null)
    return `${name} leads to ${endName(index, ambiguity.winner)} instead, which is asked first.`;
  return others.length > 0
    ? `${name} is ${who} too, in no fixed order.`
    : `What ${name} leads to is not fixed.`;
}
