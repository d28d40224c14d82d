import { onHost } from '@portolan/protocol';
import { placeOf, summaryOf, useEnginesStore } from './enginesStore.ts';
import { useTopologyStore } from './topologyStore.ts';

/** R291: returns lines of docker commands with the address of the shown engine, where the server watches several. */
export function useHostLines(lines: string[]): string[] {
  const engine = useTopologyStore((state) => state.engine);
  const address = useEnginesStore((state) =>
    placeOf(state, engine) === null ? undefined : summaryOf(state, engine)?.address,
  );
  return address === undefined ? lines : lines.map((line) => onHost(line, address));
}
