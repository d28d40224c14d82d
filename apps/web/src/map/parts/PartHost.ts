import type { TopologyChange, TopologyIndex } from '@portolan/topology';
import type { PartFacts } from '../drawing/shapes/partTexts.ts';
import type { LayoutName } from '../layouts/layOut.ts';
import type { Room } from '../layouts/placement.ts';
import type { Steps } from '../layouts/Steps.ts';
import type { ViewRequest } from '../toViewState.ts';

/** Where a part of the map has its topology from. */
export interface PartSource {
  /** The name of the engine; `null` for the default one. */
  key: string | null;
  facts: PartFacts;
  /** Returns the topology as it is now; `null` before the first one. */
  getIndex(): TopologyIndex | null;
  /** Calls the listener with each new topology. Returns the function that ends this. */
  listen(listener: (index: TopologyIndex, change: TopologyChange | null) => void): () => void;
}

/** What a part of the kind `Part` needs of the map. */
export interface PartHost<Part> {
  readonly requested: ViewRequest;
  /** The layout that is asked for; `null` before the first one. */
  layoutOf(part: Part): { choice: 'auto' | LayoutName; room: Room } | null;
  /** Runs steps in slices, as long as they are wanted. */
  run(steps: Steps<void>, isWanted: () => boolean, begun?: number): void;
  /** There is a topology, of another engine than before. */
  onEngine(part: Part): void;
  /** All of the part is placed again. */
  onLaidOut(part: Part): void;
  /** Some of what is drawn has changed. `outgrown`: the part needs more room. */
  onChanged(part: Part, outgrown: boolean): void;
  /** The part looks different. */
  onLooked(): void;
  /** While nothing was drawn, the window may have got another size. */
  onReturned(): void;
  /** What React shows may have changed. */
  onFacts(): void;
}
