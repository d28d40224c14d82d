import { reachabilityOf, verdictAcross } from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import { acrossNames } from './acrossNames.ts';
import type { Names } from './endPair.ts';
import { verdictSentence } from './verdictText.ts';

/** An end on one of several engines, with what is known of its engine. */
export interface KnownEnd {
  /** The engine’s name. */
  name: string;
  index: TopologyIndex;
  end: EndId;
}

const toEngineEnd = ({ name, index, end }: KnownEnd) => ({
  engine: name,
  reachability: reachabilityOf(index),
  id: end,
});

/** R219: the verdict on two ends of different engines. */
export const acrossVerdict = (from: KnownEnd, to: KnownEnd): Verdict =>
  verdictAcross(toEngineEnd(from), toEngineEnd(to));

/** The names for such a verdict. */
export const namesOfBoth = (from: KnownEnd, to: KnownEnd): Names =>
  acrossNames(
    new Map([
      [from.name, from.index],
      [to.name, to.index],
    ]),
    `the host of ${to.name}`,
  );

/** R258: states such a verdict as a sentence. */
export const acrossSentence = (from: KnownEnd, to: KnownEnd): string =>
  verdictSentence(namesOfBoth(from, to), acrossVerdict(from, to));
