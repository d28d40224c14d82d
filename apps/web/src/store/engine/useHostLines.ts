import { onHost } from '@portolan/protocol';
import { useEngine } from './EngineScope.ts';
import { placeOf, summaryOf, useEnginesStore } from './enginesStore.ts';

/** R291: returns lines of docker commands with the address of the engine that this part of the page is about, where the server watches several. */
export function useHostLines(lines: string[]): string[] {
  const engine = useEngine();
  const address = useEnginesStore((state) =>
    placeOf(state, engine) === null ? undefined : summaryOf(state, engine)?.address,
  );
  return address === undefined ? lines : lines.map((line) => onHost(line, address));
}
