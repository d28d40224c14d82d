import { epochNow, sleep } from '../report/statistics.ts';
import type { EngineApi } from './EngineApi.ts';
import type { Change } from './findChanges.ts';

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
  const connected: Change[] = [];
  const start = performance.now();
  let made = 0;
  for (; performance.now() - start < ms; made++) {
    const isConnect = connected.length < changes.length / 2;
    const change = (isConnect ? changes.find((each) => !connected.includes(each)) : connected[0]) as Change;
    onChange?.(change, epochNow());
    if (isConnect) {
      await engine.connect(change.containerId, change.networkId);
      connected.push(change);
    } else {
      await engine.disconnect(change.containerId, change.networkId);
      connected.shift();
    }
    await sleep((made + 1) * (1000 / perSecond) - (performance.now() - start));
  }
  for (const { containerId, networkId } of connected) await engine.disconnect(containerId, networkId);
  return made;
}
