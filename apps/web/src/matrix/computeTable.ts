import { matrixIds } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { reachabilityOf } from '../store/verdict/reachabilityOf.ts';
import { VerdictTable } from './verdicts/VerdictTable.ts';

/** Milliseconds of work between two chances to draw: half a frame. */
const SLICE_MS = 8;

interface ComputeOptions {
  /** Asked between two slices; the rest is dropped when it says so. */
  isCancelled: () => boolean;
  onProgress: (rows: number, of: number) => void;
}

/** R263: computes all verdicts in slices between frames; `null` when it was dropped. */
export async function computeTable(
  index: TopologyIndex,
  watcher: ComputeOptions,
): Promise<VerdictTable | null> {
  const ids = matrixIds(index);
  const rows: string[] = [];
  // What the first row waits for is a slice of its own.
  await nextTask();
  const steps = reachabilityOf(index).rows(ids);
  await nextTask();
  let started = performance.now();
  for (const row of steps) {
    rows.push(row);
    if (performance.now() - started < SLICE_MS) continue;
    watcher.onProgress(rows.length, ids.length);
    await nextTask();
    if (watcher.isCancelled()) return null;
    started = performance.now();
  }
  return new VerdictTable(ids, rows);
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
