import type { Attachment, Container } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/** A link as one container holds it: `alias` means `target` to it alone. */
export interface Link {
  alias: string;
  target: Container;
}

/** R223: the links of an attachment whose container is there; written `container:alias`, or the container alone. */
export function linksOf(index: TopologyIndex, { links }: Attachment): Link[] {
  return links.flatMap((link) => {
    const [word = '', alias = word] = link.split(':');
    const target = findContainer(index, word);
    return target && alias !== '' ? [{ alias, target }] : [];
  });
}

function findContainer(index: TopologyIndex, word: string): Container | undefined {
  const exact = index.containers.get(word);
  if (exact || word === '') return exact;
  const { containers } = index.topology;
  return (
    containers.find(({ name }) => name === word) ??
    (/^[0-9a-f]{12,}$/.test(word) ? containers.find(({ id }) => id.startsWith(word)) : undefined)
  );
}
