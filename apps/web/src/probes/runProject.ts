import { create } from 'zustand';
import type { TopologyIndex } from '@portolan/topology';
import { recordAction } from '../store/lastActionStore.ts';
import type { EndPair } from '../store/verdict/endPair.ts';
import { useShownStore } from '../store/engine/shownStore.ts';
import { topologyStoreOf } from '../store/topologyStore.ts';
import { toVisible } from '../theme/toVisible.ts';
import { keyOfPair } from './ProbeTest.ts';
import { outcomeOfPair } from './resultStore.ts';
import type { Outcome, ProbeResult } from './resultStore.ts';
import { runTest } from './runTests.ts';
import { fewestTestsForPair } from './testsForPair.ts';

/** A run over all ordered pairs of a project. */
export interface ProjectRun {
  /** The engine that it runs on; `null` is the default one. */
  engine: string | null;
  project: string;
  state: 'running' | 'done' | 'cancelled';
  total: number;
  counts: Record<Outcome, number>;
  /** Every result that differs from its prediction. */
  differences: { pair: EndPair; detail: string }[];
  /** The keys of the pairs for which there is no test. */
  untestable: ReadonlySet<string>;
}

interface ProjectRunState {
  /** The last run; `null` before the first one, and after the user has dismissed it. */
  run: ProjectRun | null;
  /** True while the list of projects is open. */
  isPickerOpen: boolean;
}

export const useProjectRun = create<ProjectRunState>(() => ({ run: null, isPickerOpen: false }));

export const setPickerOpen = (isOpen: boolean): void => useProjectRun.setState({ isPickerOpen: isOpen });
export const dismissRun = (): void => useProjectRun.setState({ run: null });

/** A Compose project with its containers. */
interface Project {
  project: string;
  containerIds: string[];
}

/** R269: returns the projects with at least two containers, sorted by name. */
export function projectsOf(index: TopologyIndex): Project[] {
  const projects = new Map<string, string[]>();
  for (const { id, project } of index.containers.values()) {
    if (project === null) continue;
    const ids = projects.get(project);
    if (ids) ids.push(id);
    else projects.set(project, [id]);
  }
  return [...projects]
    .filter(([, ids]) => ids.length > 1)
    .map(([project, containerIds]) => ({ project, containerIds }))
    .sort((a, b) => a.project.localeCompare(b.project, 'en', { numeric: true }));
}

/**
 * R269: returns every ordered pair. Pairs next to each other have different sources, since a container runs one ping
 * at a time.
 */
export function pairsOf(ids: readonly string[]): EndPair[] {
  const pairs: EndPair[] = [];
  for (let step = 1; step < ids.length; step += 1) {
    ids.forEach((from, at) => {
      const to = ids[(at + step) % ids.length];
      if (to !== undefined) pairs.push({ from, to });
    });
  }
  return pairs;
}

let controller: AbortController | null = null;
/** Resolves when the last run has ended, and has restored the results of the tests that were cancelled. */
let ended: Promise<unknown> = Promise.resolve();
/** Pairs queued at once. `runWhenFree` limits the probes to four. */
const PAIRS_AT_ONCE = 8;

useShownStore.subscribe(({ engines }) => {
  const { run } = useProjectRun.getState();
  useProjectRun.setState({ isPickerOpen: false });
  if (!run || engines.includes(run.engine)) return;
  controller?.abort();
  useProjectRun.setState({ run: null });
});

/** R269: tests all ordered pairs of a project of an engine. A run that is still going is cancelled first. */
export async function runProject(engine: string | null, { project, containerIds }: Project): Promise<void> {
  controller?.abort();
  controller = new AbortController();
  const { signal } = controller;
  const pairs = pairsOf(containerIds);
  const counts = { matches: 0, differs: 0, untested: 0, unpredicted: 0 };
  const run: ProjectRun = {
    engine,
    project,
    state: 'running',
    total: pairs.length,
    counts,
    differences: [],
    untestable: new Set(),
  };
  useProjectRun.setState({ run, isPickerOpen: false });
  const queue = pairs.values();
  const testNextPairs = async () => {
    for (const pair of queue) {
      if (signal.aborted) return;
      await testPair(engine, pair, signal);
    }
  };
  await ended;
  await (ended = Promise.allSettled(Array.from({ length: PAIRS_AT_ONCE }, testNextPairs)));
  if (signal.aborted) return;
  update((now) => ({ ...now, state: 'done' }));
  recordAction(engine, `Tested ${toVisible(project, 40)}: ${summary()}`);
}

/** Cancels the run: running tests end without a result, and pairs that have not started are left out. */
export function cancelRun(): void {
  controller?.abort();
  update((now) => ({ ...now, state: 'cancelled' }));
}

async function testPair(engine: string | null, pair: EndPair, signal: AbortSignal): Promise<void> {
  // The topology may have changed since the run began.
  const { index } = topologyStoreOf(engine).getState();
  const results = new Map<string, ProbeResult>();
  for (const test of index ? fewestTestsForPair(index, pair) : []) {
    const result = await runTest(engine, pair, test, signal);
    if (signal.aborted) return;
    if (result) results.set(`${results.size}`, result);
  }
  const outcome = outcomeOfPair(results) ?? 'untested';
  const found = [...results.values()].flatMap(({ probe }) => (probe?.agrees === false ? [probe.detail] : []));
  update((now) => ({
    ...now,
    counts: { ...now.counts, [outcome]: now.counts[outcome] + 1 },
    untestable: results.size === 0 ? new Set([...now.untestable, keyOfPair(pair)]) : now.untestable,
    differences: [...now.differences, ...found.map((detail) => ({ pair, detail }))],
  }));
}

function update(change: (run: ProjectRun) => ProjectRun): void {
  useProjectRun.setState(({ run }) => ({ run: run && change(run) }));
}

function summary(): string {
  const { run } = useProjectRun.getState();
  if (!run) return '';
  const { matches, differs } = run.counts;
  const differing = differs > 0 ? `, ${differs} ${differs === 1 ? 'differs' : 'differ'}` : '';
  return `${matches} of ${run.total} pairs match the prediction${differing}`;
}

/** The React key of a difference in a list. */
export const keyOfDifference = ({ pair, detail }: ProjectRun['differences'][number]): string =>
  `${keyOfPair(pair)} ${detail}`;
