import type { Probe, Version } from '@portolan/protocol';
import { create } from 'zustand';
import type { ProbeTest } from './ProbeTest.ts';

/** What a test says of its prediction. `unpredicted`: it was tried, but nothing was predicted. */
export type Outcome = 'matches' | 'differs' | 'untested' | 'unpredicted';

/** One test of a pair, and what came of it. */
export interface ProbeResult {
  test: ProbeTest;
  state: 'waiting' | 'running' | 'done';
  /** `null` until it is done, and where the server could not even try. */
  probe: Probe | null;
  /** Why it could not be tried. */
  problem: string | null;
  /** The topology it was tried on. */
  version: Version | null;
}

/** What was proved of one pair, by test. */
export type PairResults = ReadonlyMap<string, ProbeResult>;

interface ResultState {
  /** By pair. */
  results: ReadonlyMap<string, PairResults>;
}

/** R268: what was proved since the page was opened. */
export const useResultStore = create<ResultState>(() => ({ results: new Map() }));

/** Puts or, by `null`, takes away what is known of one test. */
export function setResult(pair: string, test: string, result: ProbeResult | null): void {
  useResultStore.setState(({ results }) => {
    const ofPair = new Map(results.get(pair));
    if (result) ofPair.set(test, result);
    else ofPair.delete(test);
    return { results: new Map(results).set(pair, ofPair) };
  });
}

/** `null` until the test is done. */
export function outcomeOfResult({ state, probe }: ProbeResult): Outcome | null {
  if (state !== 'done') return null;
  if (!probe || probe.outcome === 'untested') return 'untested';
  if (probe.agrees === null) return 'unpredicted';
  return probe.agrees ? 'matches' : 'differs';
}

const bySeverity: readonly Outcome[] = ['differs', 'untested', 'unpredicted', 'matches'];

/** R268: of several tests the gravest; `null` where none is done. */
export function outcomeOfPair(results: PairResults | undefined): Outcome | null {
  const outcomes = new Set([...(results?.values() ?? [])].map(outcomeOfResult));
  return bySeverity.find((each) => outcomes.has(each)) ?? null;
}

/** R268: whether the topology has moved on since. */
export const isOutdated = ({ version }: ProbeResult, now: Version | null): boolean =>
  version !== null && now !== null && (version.epoch !== now.epoch || version.revision !== now.revision);
