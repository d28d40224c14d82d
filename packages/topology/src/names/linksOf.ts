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
  const isId = /^[0-9a-f]{12,}$/.test(reference);
  let byName: Container | undefined;
  let byId: Container | undefined;
  for (const container of index.containers.values()) {
    if (container.name === reference) byName = firstOf(byName, container);
    else if (isId && container.id.startsWith(reference)) byId = firstOf(byId, container);
  }
  return byName ?? byId;
}

const firstOf = (known: Container | undefined, next: Container): Container =>
  known && known.id < next.id ? known : next;
