/** Prints how long the verdicts of all pairs take, as a table and a line of JSON: `npx tsx benchmarks/matrix.ts`. */
import { matrixIds, Reachability, TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { indexOfSize } from './indexOfSize.ts';
import { RUNS, median } from './median.ts';

const results: { what: string; containers: number; ms: number; longestStepMs: number }[] = [];

for (const count of [150, 1000, 5000]) measure('projects of ten', count, indexOfSize(count));
measure('all alike on one network', 1000, oneNetwork(1000));
measure('no two alike, all published', 1000, noTwoAlike(1000));

console.table(results);
console.log(JSON.stringify({ benchmark: 'matrix', runs: RUNS, results }));

function measure(what: string, containers: number, index: TopologyIndex): void {
  let longest = Infinity;
  const ms = median(() => {
    longest = Math.min(longest, longestStep(index));
  });
  results.push({ what, containers, ms, longestStepMs: Math.round(longest * 10) / 10 });
}

/** Computes every row, one at a time as the server does. Returns the longest time that a row blocks the event loop. */
function longestStep(index: TopologyIndex): number {
  let longest = 0;
  let last = performance.now();
  for (const row of new Reachability(index).rows(matrixIds(index))) {
    if (row.length === 0) throw new Error('a row without verdict codes');
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  return longest;
}

function oneNetwork(count: number): TopologyIndex {
  const network = aNetwork('all');
  const containers = Array.from({ length: count }, (_, i) => aContainer(`c${i}`, { id: idOf(i) }));
  const attachments = containers.map((container) => anAttachment(container, network));
  return new TopologyIndex(aTopology({ networks: [network], containers, attachments }));
}

/** The worst case: no two network stacks are alike. */
function noTwoAlike(count: number): TopologyIndex {
  const networks = Array.from({ length: count }, (_, i) => aNetwork(`n${i}`, { id: idOf(i) }));
  const containers = Array.from({ length: count }, (_, i) =>
    aContainer(`c${i}`, {
      id: idOf(i),
      ports: [{ ip: '0.0.0.0', privatePort: 80, publicPort: 8000 + i, type: 'tcp' }],
    }),
  );
  const attachments = containers.flatMap((container, i) =>
    networks.slice(i, i + 3).map((network) => anAttachment(container, network)),
  );
  return new TopologyIndex(aTopology({ networks, containers, attachments }));
}

function idOf(i: number): string {
  return i.toString(16).padStart(64, '0');
}
