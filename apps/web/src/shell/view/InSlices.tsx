import { useDeferredValue } from 'react';
import type { ReactNode } from 'react';

/**
 * Renders its children once what is around them is in the page, in slices that leave room for everything else. What is
 * around them must have its size without them.
 */
export function InSlices({ children }: { children: ReactNode }) {
  return useDeferredValue(true, false) && children;
}
