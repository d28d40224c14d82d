import { applyEdits } from '../edits/applyEdits.ts';
import type { Edit } from '../edits/Edit.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { compareIndexes } from './compareTopologies.ts';
import type { Impact } from './Impact.ts';

/** R120: what the edits, made in this order, would change: the comparison of now with {@link applyEdits}. */
export function impactOf(index: TopologyIndex, edits: readonly Edit[]): Impact {
  return compareIndexes(index, applyEdits(index.topology, edits));
}
