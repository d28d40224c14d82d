import { matrixIds, MatrixRows, Reachability, reachabilityOf, TopologyIndex } from '@portolan/topology';
import type { Topology, TopologyChange } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { indexOfSize } from './indexOfSize.ts';
import { median } from './median.ts';
import type { Benchmark } from './report/Benchmark.ts';
import type { Row } from './report/Row.ts';

/** The verdicts alone, in this process. `verdicts` measures the same as the server answers it. */
export const matrix: Benchmark = {
  name: 'matrix',
  summary: 'the verdicts of all pairs, first and after one change, without a server',
  sizes: [150, 1000, 5000],
  *run({ sizes }) {
    for (const count of sizes) {
      yield* measure('projects of ten', count, indexOfSize(count).topology);
      yield* measure('all alike on one network', count, oneNetwork(count));
      yield* measure('no two alike, all published', count, noTwoAlike(count));
    }
  },
};

function measure(what: string, containers: number, topology: Topology): Row[] {
  let longest = Infinity;
  const first = median(() => {
    longest = Math.min(longest, writeRows(new Reachability(new TopologyIndex(topology))));
  });
  let index = new TopologyIndex(topology);
  writeRows(reachabilityOf(index));
  const { id, connect, disconnect } = changesOf(topology);
  let isConnected = false;
  const change = () => {
    index = index.advance(isConnected ? disconnect : connect);
    isConnected = !isConnected;
  };
  const changed = median(() => {
    change();
    decideAll(reachabilityOf(index), id);
  });
  const written = median(() => {
    change();
    writeRows(reachabilityOf(index));
  });
  return [
    { what: `matrix: ${what}`, containers, figure: first, unit: 'ms' },
    { what: `matrix: ${what}, longest step`, containers, figure: longest, unit: 'ms' },
    { what: `matrix: ${what}, one container after a change`, containers, figure: changed, unit: 'ms' },
    { what: `matrix: ${what}, all rows after a change`, containers, figure: written, unit: 'ms' },
  ];
}

/** Decides the codes of one container, both ways. */
function decideAll({ index, codes }: Reachability, id: string): void {
  for (const other of index.containers.keys()) {
    codes.code(id, other);
    codes.code(other, id);
  }
}

/** Writes every row, in the same steps as the server. Returns the longest time for which that blocks the event loop. */
function writeRows({ index, codes }: Reachability): number {
  let longest = 0;
  let last = performance.now();
  const step = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const ids = matrixIds(index);
  const rows = new MatrixRows(codes, ids);
  step();
  const bytes = new Uint8Array(ids.length);
  for (let row = 0; row < ids.length; row++) {
    const steps = rows.write(row, bytes, 0);
    while (!steps.next().done) step();
    step();
  }
  return longest;
}

/** Connects the first container to the last network that it is not on, and disconnects it again. */
function changesOf({ containers, networks, attachments }: Topology) {
  const container = containers[0] ?? aContainer('none');
  const own = attachments.filter(({ containerId }) => containerId === container.id);
  const on = new Set(own.map(({ networkId }) => networkId));
  const network = networks.findLast(({ id }) => !on.has(id)) ?? aNetwork('other');
  const attachment = anAttachment(container, network);
  const connect: TopologyChange = { put: { attachments: [attachment] }, remove: {} };
  // Where every network is in use, a further one is put.
  if (!networks.includes(network)) connect.put.networks = [network];
  const disconnect: TopologyChange = { put: {}, remove: { attachments: [attachment.id] } };
  return { id: container.id, connect, disconnect };
}

function oneNetwork(count: number): Topology {
  const network = aNetwork('all');
  const containers = Array.from({ length: count }, (_, i) => aContainer(`c${i}`, { id: idOf(i) }));
  const attachments = containers.map((container) => anAttachment(container, network));
  return aTopology({ networks: [network], containers, attachments });
}

/** The worst case: no two network stacks are alike. */
function noTwoAlike(count: number): Topology {
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
  return aTopology({ networks, containers, attachments });
}

function idOf(i: number): string {
  return i.toString(16).padStart(64, '0');
}
