import type { Probe, Version } from '@portolan/protocol';
import { create } from 'zustand';
import { useTopologyStore } from '../store/topologyStore.ts';
import type { ProbeTest } from './ProbeTest.ts';

/** How the result of a test compares with its prediction. `unpredicted`: it was tested, but there is no prediction. */
export type Outcome = 'matches' | 'differs' | 'untested' | 'unpredicted';

/** One test of a pair, with its result once it is done. */
export interface ProbeResult {
  test: ProbeTest;
  state: 'waiting' | 'running' | 'done';
  /** `null` until the test is done, and where the server could not run a probe at all. */
  probe: Probe | null;
  /** Why the server could not run a probe. */
  problem: string | null;
  /** The version of the topology when the test started. */
  version: Version | null;
}

/** The results of one pair, by the key of the test. */
export type PairResults = ReadonlyMap<string, ProbeResult>;

interface ResultState {
  /** By the key of the pair. */
  results: ReadonlyMap<string, PairResults>;
}

/** R268: the results of all tests since the page was opened, or since it shows the engine. */
export const useResultStore = create<ResultState>(() => ({ results: new Map() }));
useTopologyStore.subscribe((state, before) => {
  if (state.engine !== before.engine) useResultStore.setState({ results: new Map() });
});

/** Saves the result of one test of a pair, if its engine is still the one that is shown; `null` deletes it. */
export function setResult(
  engine: string | null,
  pair: string,
  test: string,
  result: ProbeResult | null,
): void {
  if (engine !== useTopologyStore.getState().engine) return;
  useResultStore.setState(({ results }) => {
    const ofPair = new Map(results.get(pair));
    if (result) ofPair.set(test, result);
    else ofPair.delete(test);
    return { results: new Map(results).set(pair, ofPair) };
  });
}

/** Returns `null` until the test is done. */
export function outcomeOfResult({ state, probe }: ProbeResult): Outcome | null {
  if (state !== 'done') return null;
  if (!probe || probe.outcome === 'untested') return 'untested';
  if (probe.agrees === null) return 'unpredicted';
  return probe.agrees ? 'matches' : 'differs';
}

const mostSeriousFirst: readonly Outcome[] = ['differs', 'untested', 'unpredicted', 'matches'];

/** R268: returns the most serious outcome of several tests; `null` where none is done. */
export function outcomeOfPair(results: PairResults | undefined): Outcome | null {
  const outcomes = new Set([...(results?.values() ?? [])].map(outcomeOfResult));
  return mostSeriousFirst.find((each) => outcomes.has(each)) ?? null;
}

/** R268: true if the topology has changed since the test. */
export const isOutdated = ({ version }: ProbeResult, now: Version | null): boolean =>
  version !== null && now !== null && (version.epoch !== now.epoch || version.revision !== now.revision);
