import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface Lines {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** Pixels, by the line's place. */
  sizeOf: (at: number) => number;
  keyOf: (at: number) => string | undefined;
  /** Stays in the page also when it is out of sight: it holds the focus. */
  active: number;
  overscan: number;
  isHorizontal?: boolean;
  /** Pixels at the end that something lies over. */
  paddingEnd?: number;
  /** Draws before the browser paints a scroll; without it scrolling is smoother and its end may be seen empty. */
  isSync?: boolean;
}

/** Which of many lines are to be in the page: those in sight, some around them, and the active one. */
export function useVisibleLines(lines: Lines): Virtualizer<HTMLDivElement, Element> {
  const { scroller, count, sizeOf, keyOf, active, overscan } = lines;
  const { isHorizontal = false, paddingEnd = 0, isSync = true } = lines;
  // eslint-disable-next-line react-hooks/incompatible-library -- the rule is for pages built by the React Compiler: this one is not
  return useVirtualizer({
    horizontal: isHorizontal,
    count,
    getScrollElement: () => scroller.current,
    estimateSize: sizeOf,
    getItemKey: (at) => keyOf(at) ?? at,
    scrollPaddingEnd: paddingEnd,
    overscan,
    useFlushSync: isSync,
    rangeExtractor: (range) => withActive(defaultRangeExtractor(range), active, count),
  });
}

const withActive = (inSight: number[], active: number, count: number): number[] =>
  active < 0 || active >= count || inSight.includes(active)
    ? inSight
    : [...inSight, active].sort((a, b) => a - b);
