/** Prints how long the impact of edits takes, as a table and as one line of JSON: `npx tsx benchmarks/impact.ts`. */
import { impactOf } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';
import { indexOfSize } from './indexOfSize.ts';
import { RUNS, median } from './median.ts';

const results: { what: string; containers: number; ms: number }[] = [];

for (const count of [150, 1000, 5000]) {
  const index = indexOfSize(count);
  const measure = (what: string, edits: Edit[]) =>
    results.push({ what, containers: count, ms: median(() => impactOf(index, edits)) });
  const shared = networkByName(index, 'proxy');
  const front = networkByName(index, 'project-3_front');
  const ids = index.topology.containers.map(({ id }) => id);
  const [outsider = '', ...others] = ids.slice(55);
  measure('connect to a small network', [{ kind: 'connect', containerId: outsider, networkId: front }]);
  measure('connect to the network of every project', [
    { kind: 'connect', containerId: outsider, networkId: shared },
  ]);
  measure('stop', [{ kind: 'stop', containerId: ids[30] ?? '' }]);
  measure(
    'connect fifty',
    others.slice(0, 50).map((containerId) => ({ kind: 'connect', containerId, networkId: shared })),
  );
}

console.table(results);
console.log(JSON.stringify({ benchmark: 'impact', runs: RUNS, results }));

function networkByName(index: TopologyIndex, name: string): string {
  return index.topology.networks.find((network) => network.name === name)?.id ?? '';
}
