import { matrixIds } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useEffect, useRef, useState } from 'react';
import { reachabilityOf } from '../../store/verdict/reachabilityOf.ts';
import { VerdictTable } from './VerdictTable.ts';

interface VerdictTableState {
  /** The verdicts of the newest topology that is completely computed; empty until the first one is. */
  table: VerdictTable;
  /** The progress of the next table, 0 to 1; `null` when none is being computed, or when it takes only a moment. */
  progress: number | null;
}

/** Progress is shown only after this many milliseconds: a text that flashes with every change would distract. */
const PROGRESS_AFTER_MS = 250;

const empty = new VerdictTable([], []);

/**
 * R263: computes the verdicts of a topology. A change during a computation waits until that is done: under steady
 * change the table is one computation late, but it never stops being updated.
 */
export function useVerdictTable(index: TopologyIndex): VerdictTableState {
  const [state, setState] = useState<VerdictTableState>({ table: empty, progress: 0 });
  const wanted = useRef(index);
  const isBusy = useRef(false);
  const isUnmounted = useRef(false);

  useEffect(() => {
    isUnmounted.current = false;
    return () => void (isUnmounted.current = true);
  }, []);

  useEffect(() => {
    wanted.current = index;
    if (isBusy.current) return;
    isBusy.current = true;
    void (async () => {
      let computed: TopologyIndex | null = null;
      while (computed !== wanted.current && !isUnmounted.current) {
        computed = wanted.current;
        const began = performance.now();
        const table = await computeTable(computed, {
          isCancelled: () => isUnmounted.current,
          onProgress: (rows, of) => {
            if (performance.now() - began > PROGRESS_AFTER_MS)
              setState((now) => ({ ...now, progress: rows / of }));
          },
        });
        if (table) setState({ table, progress: null });
      }
      isBusy.current = false;
    })();
  }, [index]);

  return state;
}

/** Milliseconds of work before the page may draw again: half a frame. */
const SLICE_MS = 8;

interface ComputeOptions {
  /** Called between two slices; the computation stops when it returns true. */
  isCancelled: () => boolean;
  onProgress: (rows: number, of: number) => void;
}

/** R263: computes all verdicts in slices between frames; resolves with `null` if it was cancelled. */
export async function computeTable(
  index: TopologyIndex,
  { isCancelled, onProgress }: ComputeOptions,
): Promise<VerdictTable | null> {
  const ids = matrixIds(index);
  const rows: string[] = [];
  // The work before the first row is a slice of its own.
  await nextTask();
  const steps = reachabilityOf(index).rows(ids);
  await nextTask();
  let started = performance.now();
  for (const row of steps) {
    rows.push(row);
    if (performance.now() - started < SLICE_MS) continue;
    onProgress(rows.length, ids.length);
    await nextTask();
    if (isCancelled()) return null;
    started = performance.now();
  }
  return new VerdictTable(ids, rows);
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
