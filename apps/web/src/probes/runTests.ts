import { RequestError } from '../connection/http.ts';
import { sendProbe } from '../commands/sendProbe.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { runWhenFree } from './probeQueue.ts';
import { keyOfPair, keyOfTest, toProbeRequest } from './ProbeTest.ts';
import type { ProbeTest } from './ProbeTest.ts';
import { setResult, useResultStore } from './resultStore.ts';
import type { ProbeResult } from './resultStore.ts';

const running = new Map<string, AbortController>();

/** R267: tries all that is given, a few at a time; resolves when all is done or `cancelProof` was called. */
export async function runTests(pair: EndPair, tests: readonly ProbeTest[]): Promise<void> {
  const key = keyOfPair(pair);
  const controller = running.get(key) ?? new AbortController();
  running.set(key, controller);
  await Promise.all(tests.map((test) => runTest(pair, test, controller.signal)));
  if (running.get(key) === controller && !isRunning(pair)) running.delete(key);
}

/** Ends what is on its way; what was not tried yet is as if never asked for. */
export function cancelTests(pair: EndPair): void {
  running.get(keyOfPair(pair))?.abort();
  running.delete(keyOfPair(pair));
}

/** Tries one thing, unless that is on its way already; what is cancelled leaves what was known before. */
export async function runTest(
  pair: EndPair,
  test: ProbeTest,
  signal: AbortSignal,
): Promise<ProbeResult | null> {
  const [pairKey, testKey] = [keyOfPair(pair), keyOfTest(test)];
  const before = useResultStore.getState().results.get(pairKey)?.get(testKey) ?? null;
  if (before && before.state !== 'done') return null;
  const blank: ProbeResult = { test, state: 'waiting', probe: null, problem: null, version: null };
  setResult(pairKey, testKey, blank);
  const done = await runWhenFree(async () => {
    setResult(pairKey, testKey, { ...blank, state: 'running' });
    const { version } = useTopologyStore.getState();
    const answer = await ask(pair, test, signal);
    return signal.aborted ? null : { ...blank, ...answer, state: 'done' as const, version };
  }, signal);
  setResult(pairKey, testKey, done ?? before);
  return done;
}

async function ask(
  pair: EndPair,
  test: ProbeTest,
  signal: AbortSignal,
): Promise<Pick<ProbeResult, 'probe' | 'problem'>> {
  try {
    return { probe: await sendProbe(toProbeRequest(pair, test), signal), problem: null };
  } catch (error) {
    if (error instanceof RequestError) return { probe: null, problem: error.problem.engine ?? error.message };
    throw error;
  }
}

const isRunning = (pair: EndPair): boolean =>
  [...(useResultStore.getState().results.get(keyOfPair(pair))?.values() ?? [])].some(
    ({ state }) => state !== 'done',
  );
