import type { PositionsReply } from '@portolan/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../connection/http.ts';
import { pathOf } from '../../connection/pathOf.ts';
import type { Positions } from '../layouts/change/moveMarks.ts';

/** New positions by mark id; `null` removes one. */
type Change = Record<string, { x: number; y: number } | null>;

/** Milliseconds. */
const SAVE_AFTER = 400;
const none: Positions = new Map();

/**
 * Reads the positions of dragged marks from the server, and saves changes there together, shortly after the last one.
 * `isStored` is true while they are as they were read.
 */
export function usePositions(engine: string | null, engineId: string | undefined) {
  const [{ positions, isStored }, setPositions] = useState({ positions: none, isStored: true });
  const unsent = useRef<Change>({});
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    if (engineId === undefined) return;
    let isCurrent = true;
    const take = (read: Positions) => {
      if (isCurrent) setPositions({ positions: read, isStored: true });
    };
    request<PositionsReply>('GET', pathOf(engine, '/positions')).then(
      (reply) => take(new Map(Object.entries(reply.positions))),
      // Without positions, marks are where the layout puts them. Another part of the page reports a lost server.
      () => take(none),
    );
    return () => {
      isCurrent = false;
    };
  }, [engine, engineId]);

  const move = useCallback(
    (change: Change) => {
      setPositions((before) => {
        const next = new Map(before.positions);
        for (const [id, at] of Object.entries(change)) {
          if (at) next.set(id, at);
          else next.delete(id);
        }
        return { positions: next, isStored: false };
      });
      Object.assign(unsent.current, change);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        const body = { positions: unsent.current };
        unsent.current = {};
        request('PUT', pathOf(engine, '/positions'), body).catch(() => {
          // A drag that could not be saved stays on this page, and is sent with the next one.
          unsent.current = { ...body.positions, ...unsent.current };
        });
      }, SAVE_AFTER);
    },
    [engine],
  );

  return { positions, isStored, move };
}
