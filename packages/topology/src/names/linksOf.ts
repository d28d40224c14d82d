import type { Attachment, Container } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/** A link of one container: `alias` resolves to `target` for this container alone. */
export interface Link {
  alias: string;
  target: Container;
}

/** R223: the links of an attachment whose targets exist. The engine writes a link as `container:alias`, or as the container alone. */
export function linksOf(index: TopologyIndex, { links }: Attachment): Link[] {
  return links.flatMap((link) => {
    const [reference = '', alias = reference] = link.split(':');
    const target = findContainer(index, reference);
    return target && alias !== '' ? [{ alias, target }] : [];
  });
}

function findContainer(index: TopologyIndex, reference: string): Container | undefined {
  const exact = index.containers.get(reference);
  if (exact || reference === '') return exact;
  const { containers } = index.topology;
  return (
    containers.find(({ name }) => name === reference) ??
    (/^[0-9a-f]{12,}$/.test(reference) ? containers.find(({ id }) => id.startsWith(reference)) : undefined)
  );
}
