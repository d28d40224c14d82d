import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runBeforeFrame } from './runBeforeFrame.ts';

let frames: (() => void)[] = [];
const nextFrame = () => frames.splice(0).forEach((callback) => callback());
/** Ends after the tasks that were posted before. */
const afterTasks = () => new Promise((resolve) => setTimeout(resolve, 10));

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('R99: does its work at once, then in the next frame, once for all that was asked for', async () => {
  let count = 0;
  const soon = runBeforeFrame(() => (count += 1));
  soon();
  soon();
  await afterTasks();
  expect(count).toBe(1);
  soon();
  soon();
  await afterTasks();
  expect(count).toBe(1);
  nextFrame();
  expect(count).toBe(2);
});

it('does not wait for a frame that a hidden page does not get', async () => {
  let count = 0;
  const soon = runBeforeFrame(() => (count += 1));
  soon();
  await afterTasks();
  vi.useFakeTimers();
  for (const times of [2, 3]) {
    soon();
    vi.advanceTimersByTime(1000);
    expect(count).toBe(times);
  }
  // The frame comes at last.
  nextFrame();
  expect(count).toBe(3);
});
