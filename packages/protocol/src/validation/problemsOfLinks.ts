import type { TopologyIndex } from '@portolan/topology';
import { error } from './FieldProblem.ts';
import type { FieldProblem } from './FieldProblem.ts';

/** R136: links as `container` or `container:alias`. Engines keep one to nobody in silence. */
export function problemsOfLinks(links: readonly string[] = [], index: TopologyIndex): FieldProblem[] {
  return links.flatMap((link, at) => {
    const path = `links.${at}`;
    const [target = '', alias, ...rest] = link.split(':');
    if (target === '' || alias === '' || rest.length > 0) {
      return [error(path, 'Write a container, or a container and its alias: db or db:database.')];
    }
    const exists = index.topology.containers.some(
      ({ id, name }) => name === target || (target.length >= 12 && id.startsWith(target)),
    );
    return exists ? [] : [error(path, `There is no container ${target}; name one of this engine.`)];
  });
}
