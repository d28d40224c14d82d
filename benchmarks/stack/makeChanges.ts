import { epochNow, sleep } from '../report/statistics.ts';
import type { EngineApi } from './EngineApi.ts';
import type { Change } from './findChanges.ts';

/** Makes a change, or its inverse, at the engine. */
export const apply = (engine: EngineApi, { containerId, networkId }: Change, isConnect: boolean) =>
  isConnect ? engine.connect(containerId, networkId) : engine.disconnect(containerId, networkId);

interface Pace {
  perSecond: number;
  ms: number;
  /** Called before each change, with the present time by {@link epochNow}. */
  onChange?: (change: Change, at: number) => void;
}

/**
 * Connects and disconnects containers at a steady pace, half of them connected at a time, and disconnects all at the
 * end. Returns how many changes were made within the time.
 */
export async function makeChanges(
  engine: EngineApi,
  changes: readonly Change[],
  { perSecond, ms, onChange }: Pace,
): Promise<number> {
  // Both are queues: what was just disconnected is connected again as late as possible.
  const free = [...changes];
  const connected: Change[] = [];
  const start = performance.now();
  let made = 0;
  for (; performance.now() - start < ms; made++) {
    const isConnect = connected.length < changes.length / 2;
    const [from, to] = isConnect ? [free, connected] : [connected, free];
    const change = from.shift() as Change;
    to.push(change);
    onChange?.(change, epochNow());
    await apply(engine, change, isConnect);
    await sleep((made + 1) * (1000 / perSecond) - (performance.now() - start));
  }
  for (const change of connected) await apply(engine, change, false);
  return made;
}
