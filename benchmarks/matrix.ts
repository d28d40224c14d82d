import { matrixIds, Reachability, TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { indexOfSize } from './indexOfSize.ts';
import { median } from './median.ts';
import type { Benchmark } from './report/Benchmark.ts';
import type { Row } from './report/Row.ts';

/** The verdicts alone, in this process. `verdicts` measures the same as the server answers it. */
export const matrix: Benchmark = {
  name: 'matrix',
  summary: 'the verdicts of all pairs, without a server',
  sizes: [150, 1000, 5000],
  run: ({ sizes }) =>
    Promise.resolve([
      ...sizes.flatMap((count) => measure('projects of ten', count, indexOfSize(count))),
      ...measure('all alike on one network', 1000, oneNetwork(1000)),
      ...measure('no two alike, all published', 1000, noTwoAlike(1000)),
    ]),
};

function measure(what: string, containers: number, index: TopologyIndex): Row[] {
  let longest = Infinity;
  const ms = median(() => {
    longest = Math.min(longest, longestStep(index));
  });
  return [
    { what: `matrix: ${what}`, containers, figure: ms, unit: 'ms' },
    { what: `matrix: ${what}, longest step`, containers, figure: longest, unit: 'ms' },
  ];
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
