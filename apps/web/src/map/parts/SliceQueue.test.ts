import { afterEach, expect, it, vi } from 'vitest';
import { SliceQueue } from './SliceQueue.ts';

/** As in a browser: the messages of all channels are handled in the order in which they were posted. */
class Channel {
  port1 = { onmessage: () => undefined, close: () => undefined };
  port2 = { postMessage: () => void setTimeout(() => this.port1.onmessage()) };
}

afterEach(() => vi.unstubAllGlobals());

it('R298: one part is made after another, also where the task that asks for them has no time left', async () => {
  vi.stubGlobal('MessageChannel', Channel);
  const queue = new SliceQueue();
  const done: string[] = [];
  function* steps(name: string) {
    for (const step of [1, 2]) {
      done.push(`${name}${step}`);
      // As long as a slice, so that the next step is in another one.
      const until = performance.now() + 26;
      while (performance.now() < until);
      yield;
    }
  }
  for (const name of ['a', 'b', 'c']) queue.add(steps(name), () => true, -Infinity);
  await vi.waitFor(() => expect(done).toHaveLength(6));
  expect(done).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
});
