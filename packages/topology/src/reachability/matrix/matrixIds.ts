import { keep } from '../../keyed/keep.ts';
import type { Container } from '../../model.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import type { EndId } from '../Verdict.ts';

/**
 * R213: the ends of the matrix's rows and columns in order: the host, the outside, then containers by project and name.
 * The list is the same one until the order changes.
 */
export const matrixIds = (index: TopologyIndex): readonly EndId[] => orderOf(index).ids;

/** The order, and the containers that it was made of. */
interface Order {
  ids: readonly EndId[];
  containers: Map<EndId, Container>;
}

const orderOf = keep<Order>(sort, (last, index, { containers }) => {
  const isSame = [...containers].every((id) =>
    isSamePlace(last.containers.get(id), index.containers.get(id)),
  );
  return isSame ? last : sort(index);
});

function sort(index: TopologyIndex): Order {
  const sorted = [...index.containers.values()].sort(
    (a, b) => compare(a.project ?? '', b.project ?? '') || compare(a.name, b.name) || compare(a.id, b.id),
  );
  return {
    ids: ['host', 'outside', ...sorted.map(({ id }) => id)],
    containers: new Map(sorted.map((container) => [container.id, container])),
  };
}

const isSamePlace = (before: Container | undefined, now: Container | undefined): boolean =>
  before?.name === now?.name && before?.project === now?.project;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
