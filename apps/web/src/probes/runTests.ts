import { sendProbe } from '../commands/sendProbe.ts';
import { RequestError } from '../connection/http.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { keyOfPair, keyOfTest, toProbeRequest } from './ProbeTest.ts';
import type { ProbeTest } from './ProbeTest.ts';
import { setResult, useResultStore } from './resultStore.ts';
import type { ProbeResult } from './resultStore.ts';

/** By the key of the pair. */
const controllers = new Map<string, AbortController>();
useTopologyStore.subscribe((state, before) => {
  if (state.engine === before.engine) return;
  for (const controller of controllers.values()) controller.abort();
  controllers.clear();
});

/** R267: runs tests of a pair, four at a time; resolves when all are done or `cancelTests` was called. */
export async function runTests(pair: EndPair, tests: readonly ProbeTest[]): Promise<void> {
  const key = keyOfPair(pair);
  const controller = controllers.get(key) ?? new AbortController();
  controllers.set(key, controller);
  await Promise.all(tests.map((test) => runTest(pair, test, controller.signal)));
  if (controllers.get(key) === controller && !isRunning(pair)) controllers.delete(key);
}

/** Ends the running tests of a pair and drops those that wait. */
export function cancelTests(pair: EndPair): void {
  controllers.get(keyOfPair(pair))?.abort();
  controllers.delete(keyOfPair(pair));
}

/** Runs one test unless the same test is waiting or running. A cancelled test leaves the result from before. */
export async function runTest(
  pair: EndPair,
  test: ProbeTest,
  signal: AbortSignal,
): Promise<ProbeResult | null> {
  const [pairKey, testKey] = [keyOfPair(pair), keyOfTest(test)];
  const { engine } = useTopologyStore.getState();
  const before = useResultStore.getState().results.get(pairKey)?.get(testKey) ?? null;
  if (before && before.state !== 'done') return null;
  const waiting: ProbeResult = { test, state: 'waiting', probe: null, problem: null, version: null };
  setResult(engine, pairKey, testKey, waiting);
  const done = await runWhenFree(async () => {
    setResult(engine, pairKey, testKey, { ...waiting, state: 'running' });
    const { version } = useTopologyStore.getState();
    const response = await requestProbe(engine, pair, test, signal);
    return signal.aborted ? null : { ...waiting, ...response, state: 'done' as const, version };
  }, signal);
  setResult(engine, pairKey, testKey, done ?? before);
  return done;
}

async function requestProbe(
  engine: string | null,
  pair: EndPair,
  test: ProbeTest,
  signal: AbortSignal,
): Promise<Pick<ProbeResult, 'probe' | 'problem'>> {
  try {
    return { probe: await sendProbe(engine, toProbeRequest(pair, test), signal), problem: null };
  } catch (error) {
    if (error instanceof RequestError) return { probe: null, problem: error.problem.engine ?? error.message };
    throw error;
  }
}

const isRunning = (pair: EndPair): boolean =>
  [...(useResultStore.getState().results.get(keyOfPair(pair))?.values() ?? [])].some(
    ({ state }) => state !== 'done',
  );

/** R267: the server runs as many probes at once. */
const MAX_AT_ONCE = 4;

let runningTasks = 0;
const waitingTasks: (() => void)[] = [];

/** Runs a task as soon as fewer than four run; resolves with `null` if `signal` was aborted before. */
export async function runWhenFree<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (runningTasks >= MAX_AT_ONCE) await new Promise<void>((resolve) => waitingTasks.push(resolve));
  else runningTasks += 1;
  try {
    return signal.aborted ? null : await task();
  } finally {
    const next = waitingTasks.shift();
    if (next) next();
    else runningTasks -= 1;
  }
}
