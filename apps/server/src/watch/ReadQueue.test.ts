import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ReadQueue } from './ReadQueue.ts';

it('R33: what an event names is read before what lists have named', async () => {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const queue = new ReadQueue((key) => {
    started.push(key);
    return new Promise((resolve) => ends.push(resolve));
  });
  for (let i = 0; i < 100; i++) queue.add(`container:${i}`, 'list');
  queue.add('container:new', 'event');
  queue.add('container:90', 'event');
  // A second event puts it behind no other.
  queue.add('container:new', 'event');
  expect(started).toHaveLength(8);
  ends.splice(0, 3).forEach((end) => end());
  await nextTurn();
  expect(started.slice(8)).toEqual(['container:new', 'container:90', 'container:8']);
  while (queue.size > 0) {
    ends.splice(0).forEach((end) => end());
    await nextTurn();
  }
  // Nothing is read twice.
  expect([started.length, new Set(started).size]).toEqual([101, 101]);
});
