import type { TopologyIndex } from '@portolan/topology';
import { endName } from './endPair.ts';
import type { Names } from './endPair.ts';

/** Returns the name of an end where there are several engines: `web on nas`, `the host of nas`. */
export const endNameOn = (engine: string, names: Names, end: string): string =>
  `${endName(names, end)} ${end === 'host' ? 'of' : 'on'} ${engine}`;

/**
 * R219: returns the names for a verdict on two engines, in which each id is written `ENGINE/ID`.
 * @param byName the topologies of both, by the names of their engines
 * @param host the host of the second end, in words
 */
export function acrossNames(byName: ReadonlyMap<string, TopologyIndex>, host: string): Names {
  const find = (text: string) => {
    const slash = text.indexOf('/');
    const [engine, id] = [text.slice(0, slash), text.slice(slash + 1)];
    const index = byName.get(engine);
    return index && { engine, id, index };
  };
  return {
    host,
    containers: {
      get: (text) => {
        const found = find(text);
        return found && { name: endNameOn(found.engine, found.index, found.id) };
      },
    },
    networks: {
      get: (text) => {
        const found = find(text);
        return found?.index.networks.get(found.id);
      },
    },
  };
}
