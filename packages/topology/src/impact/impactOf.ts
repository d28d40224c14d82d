import { applyEdits } from '../edits/applyEdits.ts';
import type { Edit } from '../edits/Edit.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { compareIndexes } from './compareTopologies.ts';
import type { Impact } from './Impact.ts';

/** R120: what the edits would change, made in this order: compares the topology with the result of {@link applyEdits}. */
export function impactOf(index: TopologyIndex, edits: readonly Edit[]): Impact {
  return compareIndexes(index, applyEdits(index.topology, edits));
}

/**
 * R124: the part of an impact that can be predicted from `before`. The engine lists published ports only for containers
 * that run and have a default gateway, so those of a container that starts, or gains its first default gateway, cannot
 * be predicted.
 */
export function predictableImpact(before: TopologyIndex, impact: Impact): Impact {
  const ports = impact.ports.filter(
    ({ kind, containerId }) => kind !== 'start' || !before.containers.has(containerId),
  );
  return { ...impact, ports };
}
