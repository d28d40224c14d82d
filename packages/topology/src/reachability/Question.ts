import type { Names } from '../names/Names.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import type { HostWayFinder } from './HostWays.ts';
import type { Stack } from './Stack.ts';
import type { EndpointRef } from './Verdict.ts';

/** One end, standing in a stack that is there. */
export interface End {
  name: string;
  stack: Stack;
}

/** What a rule is asked: may `from` reach `to`? */
export interface Question {
  index: TopologyIndex;
  names: Names;
  hostWays: HostWayFinder;
  fromId: EndpointRef;
  toId: EndpointRef;
  from: End;
  to: End;
}
