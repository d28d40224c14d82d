import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

interface Lines {
  scroller: RefObject<HTMLDivElement | null>;
  count: number;
  /** The size of the line with this index, in pixels. */
  sizeOf: (at: number) => number;
  keyOf: (at: number) => string | undefined;
  /** The index of the line with the focus. It stays in the page when it is scrolled out of view; negative for none. */
  active: number;
  overscan: number;
  isHorizontal?: boolean;
  /** How many pixels at the end are covered by something else. */
  paddingEnd?: number;
  /**
   * Renders before the browser paints a scroll step. Without it, scrolling is smoother, but empty space may show for a
   * moment.
   */
  isSync?: boolean;
}

/** Virtualises a long list: the visible lines, `overscan` lines around them, and the active line are in the page. */
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
