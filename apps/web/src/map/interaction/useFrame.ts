import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LiveGraph } from '../LiveGraph.ts';

const nothing = () => () => undefined;

/**
 * Returns a number that grows with each drawing of the map, also when the viewport moves. Only for what has something to
 * show that must follow: with `isFollowing` false, nothing is rendered.
 */
export function useFrame(graph: LiveGraph, isFollowing: boolean): number {
  return useSyncExternalStore(isFollowing ? graph.onFrame : nothing, () => (isFollowing ? graph.frame : 0));
}

/** Milliseconds. */
const SETTLED_AFTER = 60;
/** Where changes follow one another without a pause, what follows them must not stay as it was. In milliseconds. */
const AT_LATEST_AFTER = 500;

/**
 * Returns a number that grows when the map has not been drawn for a moment, after a change or a move of the viewport, and
 * twice a second while it is drawn without a pause.
 */
export function useSettledFrame(graph: LiveGraph): number {
  const [frame, setFrame] = useState(graph.frame);
  const settle = useDebouncedCallback(() => setFrame(graph.frame), {
    delay: SETTLED_AFTER,
    maxWait: AT_LATEST_AFTER,
  });
  useEffect(() => graph.onFrame(settle), [graph, settle]);
  return frame;
}
