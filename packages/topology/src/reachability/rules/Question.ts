import type { Names } from '../../names/Names.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import type { HostPathFinder } from '../ends/HostPathFinder.ts';
import type { Stack } from '../ends/Stack.ts';
import type { EndId } from '../Verdict.ts';

/** An end with a network stack that it can use. */
export interface End {
  name: string;
  stack: Stack;
}

/** The input of a rule: can `from` reach `to`? The two ends use different network stacks. */
export interface Question {
  index: TopologyIndex;
  names: Names;
  hostPaths: HostPathFinder;
  fromId: EndId;
  toId: EndId;
  from: End;
  to: End;
}
