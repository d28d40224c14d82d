import type { Names } from '../../names/Names.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import type { HostPathFinder } from '../ends/HostPathFinder.ts';
import type { Stack } from '../ends/Stack.ts';
import type { EndId } from '../Verdict.ts';

/** One end, standing in a stack that is there. */
export interface End {
  name: string;
  stack: Stack;
}

/** What a rule is asked: may `from` reach `to`? */
export interface Question {
  index: TopologyIndex;
  names: Names;
  hostPaths: HostPathFinder;
  fromId: EndId;
  toId: EndId;
  from: End;
  to: End;
}
