import { applyDiff, diffTopology } from '../diff.ts';
import type { Topology } from '../model.ts';
import type { TopologyChange } from '../TopologyChange.ts';
import { TopologyIndex } from '../TopologyIndex.ts';

/**
 * Advances one index from each topology to the next, one entity at a time, so that each step shows what a single change
 * concerns. After each step `check` gets this index, and one made of the topology of that moment alone.
 */
export function advanceThrough(
  topologies: readonly Topology[],
  check: (advanced: TopologyIndex, fresh: TopologyIndex) => void,
): void {
  let [topology] = topologies;
  if (!topology) return;
  let index = new TopologyIndex(topology);
  check(index, new TopologyIndex(topology));
  for (const next of topologies) {
    for (const step of singleSteps(diffTopology(topology, next))) {
      topology = applyDiff(topology, step);
      index = index.advance(step);
      check(index, new TopologyIndex(topology));
    }
  }
}

/** Splits a change into changes of one entity each. */
function singleSteps(change: TopologyChange | null): TopologyChange[] {
  if (!change) return [];
  const { engine, networks = [], containers = [], attachments = [] } = change.put;
  const puts: TopologyChange['put'][] = [
    ...(engine ? [{ engine }] : []),
    ...containers.map((each) => ({ containers: [each] })),
    ...attachments.map((each) => ({ attachments: [each] })),
    ...networks.map((each) => ({ networks: [each] })),
  ];
  const removes: TopologyChange['remove'][] = [
    ...(change.remove.networks ?? []).map((id) => ({ networks: [id] })),
    ...(change.remove.containers ?? []).map((id) => ({ containers: [id] })),
    ...(change.remove.attachments ?? []).map((id) => ({ attachments: [id] })),
  ];
  return [...removes.map((remove) => ({ put: {}, remove })), ...puts.map((put) => ({ put, remove: {} }))];
}
