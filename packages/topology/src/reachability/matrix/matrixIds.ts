import type { TopologyIndex } from '../../TopologyIndex.ts';
import type { EndId } from '../Verdict.ts';

/** R213: the ends of the matrix's rows and columns in order: the host, the outside, then containers by project and name. */
export function matrixIds(index: TopologyIndex): EndId[] {
  const containers = [...index.topology.containers].sort(
    (a, b) => compare(a.project ?? '', b.project ?? '') || compare(a.name, b.name),
  );
  return ['host', 'outside', ...containers.map(({ id }) => id)];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
