import type { PositionsReply } from '@portolan/protocol';
import { useCallback, useEffect, useRef, useState } from 'react';
import { request } from '../../connection/http.ts';
import type { Positions } from '../layouts/applyPositions.ts';

type Change = Record<string, { x: number; y: number } | null>;

const SAVE_AFTER = 400;
const none: Positions = new Map();

/** Dragged marks of an engine, kept on the server; changes are sent together, a moment after the last one. */
export function usePositions(engineId: string | undefined) {
  const [positions, setPositions] = useState<Positions>(none);
  const unsent = useRef<Change>({});
  const timer = useRef<number | undefined>(undefined);

  useEffect(() => {
    if (engineId === undefined) return;
    let isCurrent = true;
    request<PositionsReply>('GET', '/api/v1/positions').then(
      (reply) => isCurrent && setPositions(new Map(Object.entries(reply.positions))),
      // Without them the map stands where the layout puts it; the page tells of a lost server elsewhere.
      () => isCurrent && setPositions(none),
    );
    return () => {
      isCurrent = false;
    };
  }, [engineId]);

  const move = useCallback((change: Change) => {
    setPositions((before) => {
      const next = new Map(before);
      for (const [word, at] of Object.entries(change)) {
        if (at) next.set(word, at);
        else next.delete(word);
      }
      return next;
    });
    Object.assign(unsent.current, change);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const body = { positions: unsent.current };
      unsent.current = {};
      request('PUT', '/api/v1/positions', body).catch(() => {
        // A drag that could not be saved still holds in this page, and goes with the next one.
        unsent.current = { ...body.positions, ...unsent.current };
      });
    }, SAVE_AFTER);
  }, []);

  return { positions, move };
}
