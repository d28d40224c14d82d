import { sendProbe } from '../commands/sendProbe.ts';
import { RequestError } from '../connection/http.ts';
import { useShownStore } from '../store/engine/shownStore.ts';
import { formatMark } from '../store/selection.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { keyOfPair, keyOfTest, toProbeRequest } from './ProbeTest.ts';
import type { ProbeTest } from './ProbeTest.ts';
import { resultsOn, setResult } from './resultStore.ts';
import type { ProbeResult } from './resultStore.ts';

/** By engine and the key of the pair. */
const controllers = new Map<string, { engine: string | null; controller: AbortController }>();
useShownStore.subscribe(({ engines }) => {
  for (const [key, { engine, controller }] of controllers) {
    if (engines.includes(engine)) continue;
    controller.abort();
    controllers.delete(key);
  }
});

const keyOn = (engine: string | null, pair: EndPair): string => formatMark(engine, keyOfPair(pair));

/** R267: runs tests of a pair, four at a time; resolves when all are done or `cancelTests` was called. */
export async function runTests(
  engine: string | null,
  pair: EndPair,
  tests: readonly ProbeTest[],
): Promise<void> {
  const key = keyOn(engine, pair);
  const { controller } = controllers.get(key) ?? { controller: new AbortController() };
  controllers.set(key, { engine, controller });
  await Promise.all(tests.map((test) => runTest(engine, pair, test, controller.signal)));
  if (controllers.get(key)?.controller === controller && !isRunning(engine, pair)) controllers.delete(key);
}

/** Ends the running tests of a pair and drops those that wait. */
export function cancelTests(engine: string | null, pair: EndPair): void {
  const key = keyOn(engine, pair);
  controllers.get(key)?.controller.abort();
  controllers.delete(key);
}

/** Runs one test unless the same test is waiting or running. A cancelled test leaves the result from before. */
export async function runTest(
  engine: string | null,
  pair: EndPair,
  test: ProbeTest,
  signal: AbortSignal,
): Promise<ProbeResult | null> {
  const [pairKey, testKey] = [keyOfPair(pair), keyOfTest(test)];
  const before = resultsOn(engine).get(pairKey)?.get(testKey) ?? null;
  if (before && before.state !== 'done') return null;
  const waiting: ProbeResult = { test, state: 'waiting', probe: null, problem: null, version: null };
  setResult(engine, pairKey, testKey, waiting);
  const done = await runWhenFree(async () => {
    setResult(engine, pairKey, testKey, { ...waiting, state: 'running' });
    const { version } = topologyStoreOf(engine).getState();
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

const isRunning = (engine: string | null, pair: EndPair): boolean =>
  [...(resultsOn(engine).get(keyOfPair(pair))?.values() ?? [])].some(({ state }) => state !== 'done');

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
