import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { limitWait, reportFirstMap, useFirstMapStore } from './firstMapStore.ts';

const isDrawn = (): boolean => useFirstMapStore.getState().isDrawn;

beforeEach(() => {
  vi.useFakeTimers();
  useFirstMapStore.setState({ isDrawn: false });
});
afterEach(() => void vi.useRealTimers());

it('what is beside a map that is not drawn waits for three seconds', () => {
  limitWait(true);
  vi.advanceTimersByTime(2999);
  expect(isDrawn()).toBe(false);
  vi.advanceTimersByTime(1);
  expect(isDrawn()).toBe(true);
});

it('what is beside another view than the map does not wait', () => {
  limitWait(false);
  vi.advanceTimersByTime(0);
  expect(isDrawn()).toBe(true);
});

it('the limit counts again when the view changes, and has no effect on a map that is drawn', () => {
  limitWait(true)();
  vi.advanceTimersByTime(5000);
  expect(isDrawn()).toBe(false);
  limitWait(true);
  reportFirstMap();
  expect(isDrawn()).toBe(true);
  vi.advanceTimersByTime(3000);
  expect(isDrawn()).toBe(true);
});
