import { impactOf } from '@portolan/topology';
import type { Edit, TopologyIndex } from '@portolan/topology';
import { indexOfSize } from './indexOfSize.ts';
import { median } from './median.ts';
import type { Benchmark } from './report/Benchmark.ts';
import type { Row } from './report/Row.ts';

export const impact: Benchmark = {
  name: 'impact',
  summary: 'what an edit would change',
  sizes: [150, 1000, 5000],
  run: ({ sizes }) => sizes.flatMap(measureImpact),
};

function measureImpact(containers: number): Row[] {
  const index = indexOfSize(containers);
  const measure = (what: string, edits: Edit[]): Row => ({
    what: `impact: ${what}`,
    containers,
    figure: median(() => impactOf(index, edits)),
    unit: 'ms',
  });
  const shared = networkByName(index, 'proxy');
  const front = networkByName(index, 'project-3_front');
  const ids = index.topology.containers.map(({ id }) => id);
  const [outsider = '', ...others] = ids.slice(55);
  return [
    measure('connect to a small network', [{ kind: 'connect', containerId: outsider, networkId: front }]),
    measure('connect to the network of every project', [
      { kind: 'connect', containerId: outsider, networkId: shared },
    ]),
    measure('stop', [{ kind: 'stop', containerId: ids[30] ?? '' }]),
    measure(
      'connect fifty',
      others.slice(0, 50).map((containerId) => ({ kind: 'connect', containerId, networkId: shared })),
    ),
  ];
}

function networkByName(index: TopologyIndex, name: string): string {
  return index.topology.networks.find((network) => network.name === name)?.id ?? '';
}
