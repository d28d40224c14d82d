/** Prints how long it takes to foretell edits, as a table and as one line of JSON: `npx tsx benchmarks/impact.ts`. */
import { impactOf } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';
import { engineOf } from './engineOf.ts';
import { MEDIAN_OF, median } from './median.ts';

const results: { what: string; containers: number; ms: number }[] = [];

for (const count of [150, 1000, 5000]) {
  const index = engineOf(count);
  const measure = (what: string, edits: Edit[]) =>
    results.push({ what, containers: count, ms: median(() => impactOf(index, edits)) });
  const shared = networkNamed(index, 'proxy');
  const front = networkNamed(index, 'project-3_front');
  const ids = index.topology.containers.map(({ id }) => id);
  const [stranger = '', ...others] = ids.slice(55);
  measure('connect to a small network', [{ kind: 'connect', containerId: stranger, networkId: front }]);
  measure('connect to the network of every project', [
    { kind: 'connect', containerId: stranger, networkId: shared },
  ]);
  measure('stop', [{ kind: 'stop', containerId: ids[30] ?? '' }]);
  measure(
    'connect fifty',
    others.slice(0, 50).map((containerId) => ({ kind: 'connect', containerId, networkId: shared })),
  );
}

console.table(results);
console.log(JSON.stringify({ benchmark: 'impact', runs: MEDIAN_OF, results }));

function networkNamed(index: TopologyIndex, name: string): string {
  return index.topology.networks.find((each) => each.name === name)?.id ?? '';
}
