import { matrixIds } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { reachabilityOf } from '../store/reachability.ts';
import { VerdictTable } from './VerdictTable.ts';

/** Milliseconds of work between two chances to draw: half a frame. */
const SLICE_MS = 8;

interface Steps {
  /** Asked between two slices; the rest is dropped when it says so. */
  isDropped: () => boolean;
  onProgress: (rows: number, of: number) => void;
}

/** R263: computes all verdicts in slices between frames; `null` when it was dropped. */
export async function computeTable(index: TopologyIndex, steps: Steps): Promise<VerdictTable | null> {
  const ids = matrixIds(index);
  const rows: string[] = [];
  let started = performance.now();
  for (const row of reachabilityOf(index).rows(ids)) {
    rows.push(row);
    if (performance.now() - started < SLICE_MS) continue;
    steps.onProgress(rows.length, ids.length);
    await nextTask();
    if (steps.isDropped()) return null;
    started = performance.now();
  }
  return new VerdictTable(ids, rows);
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
