import type { Probe, Version } from '@portolan/protocol';
import { create } from 'zustand';
import { useEngine } from '../store/engine/EngineScope.ts';
import { useShownStore } from '../store/engine/shownStore.ts';
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

/** The results on one engine, by the key of the pair. */
type EngineResults = ReadonlyMap<string, PairResults>;

interface ResultState {
  /** By engine; `null` is the default one. */
  byEngine: ReadonlyMap<string | null, EngineResults>;
}

/** R268: the results of all tests since the page was opened, or since it shows the engine. */
const useResultStore = create<ResultState>(() => ({ byEngine: new Map() }));
useShownStore.subscribe(({ engines }) => {
  const { byEngine } = useResultStore.getState();
  if ([...byEngine.keys()].every((engine) => engines.includes(engine))) return;
  useResultStore.setState({
    byEngine: new Map([...byEngine].filter(([engine]) => engines.includes(engine))),
  });
});

const none: EngineResults = new Map();

/** Returns the results on an engine, by the key of the pair. */
export const resultsOn = (engine: string | null): EngineResults =>
  useResultStore.getState().byEngine.get(engine) ?? none;

/** The same for the engine that this part of the page is about. */
export function useResults(): EngineResults {
  const engine = useEngine();
  return useResultStore(({ byEngine }) => byEngine.get(engine) ?? none);
}

/** The same for each engine; `null` is the default one. */
export const useAllResults = (): ResultState['byEngine'] => useResultStore(({ byEngine }) => byEngine);

/** Saves the result of one test of a pair, if its engine is still shown; `null` deletes it. */
export function setResult(
  engine: string | null,
  pair: string,
  test: string,
  result: ProbeResult | null,
): void {
  if (!useShownStore.getState().engines.includes(engine)) return;
  const ofPair = new Map(resultsOn(engine).get(pair));
  if (result) ofPair.set(test, result);
  else ofPair.delete(test);
  const ofEngine = new Map(resultsOn(engine)).set(pair, ofPair);
  useResultStore.setState(({ byEngine }) => ({ byEngine: new Map(byEngine).set(engine, ofEngine) }));
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
