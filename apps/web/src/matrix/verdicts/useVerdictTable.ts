import type { TopologyIndex } from '@portolan/topology';
import { useEffect, useRef, useState } from 'react';
import { computeTable } from '../computeTable.ts';
import { VerdictTable } from './VerdictTable.ts';

interface VerdictTableState {
  /** Of the newest topology that is computed through; an empty one until the first is. */
  table: VerdictTable;
  /** How far the next one is, 0 to 1; `null` when there is none, or it is done in a moment. */
  progress: number | null;
}

/** What takes no longer is not talked of: a word that comes and goes with every change is no calm. */
const QUIET_MS = 250;

const empty = new VerdictTable([], []);

/**
 * R263: the verdicts of a topology. A change while one is being computed waits until that is done: under steady change
 * the table lags behind by one computation, but it never stands still.
 */
export function useVerdictTable(index: TopologyIndex): VerdictTableState {
  const [state, setState] = useState<VerdictTableState>({ table: empty, progress: 0 });
  const wanted = useRef(index);
  const isBusy = useRef(false);
  const isGone = useRef(false);

  useEffect(() => {
    isGone.current = false;
    return () => void (isGone.current = true);
  }, []);

  useEffect(() => {
    wanted.current = index;
    if (isBusy.current) return;
    isBusy.current = true;
    void (async () => {
      let computed: TopologyIndex | null = null;
      while (computed !== wanted.current && !isGone.current) {
        computed = wanted.current;
        const began = performance.now();
        const table = await computeTable(computed, {
          isCancelled: () => isGone.current,
          onProgress: (rows, of) => {
            if (performance.now() - began > QUIET_MS) setState((now) => ({ ...now, progress: rows / of }));
          },
        });
        if (table) setState({ table, progress: null });
      }
      isBusy.current = false;
    })();
  }, [index]);

  return state;
}
