import { applyEdits } from '../edits/applyEdits.ts';
import type { Edit } from '../edits/Edit.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { compareIndexes } from './compareTopologies.ts';
import type { Impact } from './Impact.ts';

/** R120: what the edits, made in this order, would change: the comparison of now with {@link applyEdits}. */
export function impactOf(index: TopologyIndex, edits: readonly Edit[]): Impact {
  return compareIndexes(index, applyEdits(index.topology, edits));
}

/**
 * R124: what of an impact could be known on `before`: the engine tells published ports only of containers that run and
 * have a way out, so that those of one that starts, or gets its first way out, are news.
 */
export function predictableImpact(before: TopologyIndex, impact: Impact): Impact {
  const ports = impact.ports.filter(
    ({ kind, containerId }) => kind !== 'start' || !before.containers.has(containerId),
  );
  return { ...impact, ports };
}
