import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HelperPool } from './HelperPool.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const container = { id: 'a', startedAt: '2026-01-01T00:00:00Z' };
function world() {
  let started = 0;
  const removed: string[] = [];
  const client = {
    startHelper: vi.fn(() => Promise.resolve(`helper ${++started}`)),
    removeHelper: vi.fn((id: string) => {
      removed.push(id);
      return Promise.resolve();
    }),
  };
  const pool = new HelperPool(client, () => undefined);
  const lend = (of = container) => pool.lend(of, 'busybox', (id) => Promise.resolve(id));
  return { client, pool, lend, removed };
}

it('R244: one helper for what comes together, removed soon after the last', async () => {
  const { client, lend, removed } = world();
  expect(await Promise.all([lend(), lend()])).toEqual(['helper 1', 'helper 1']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await lend()).toBe('helper 1');
  await vi.advanceTimersByTimeAsync(2_900);
  expect(removed).toEqual([]);
  await vi.advanceTimersByTimeAsync(200);
  expect(removed).toEqual(['helper 1']);
  expect(await lend()).toBe('helper 2');
  expect(client.startHelper).toHaveBeenCalledTimes(2);
});

it('a container that restarted has another stack, and gets another helper', async () => {
  const { lend } = world();
  expect(await lend()).toBe('helper 1');
  expect(await lend({ ...container, startedAt: '2026-01-01T00:01:00Z' })).toBe('helper 2');
});

it('one that is about to end by itself is not lent any more', async () => {
  const { lend, removed } = world();
  for (let second = 0; second < 40; second += 2) {
    expect(await lend()).toBe('helper 1');
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(await lend()).toBe('helper 2');
  await vi.advanceTimersByTimeAsync(3_100);
  expect(removed.sort()).toEqual(['helper 1', 'helper 2']);
});

it('one that failed is removed at once and not lent again', async () => {
  const { pool, lend, removed } = world();
  await expect(pool.lend(container, 'busybox', () => Promise.reject(new Error('gone')))).rejects.toThrow(
    'gone',
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(removed).toEqual(['helper 1']);
  expect(await lend()).toBe('helper 2');
});

it('what could not be started is tried again', async () => {
  const { client, lend, removed } = world();
  client.startHelper.mockRejectedValueOnce(new Error('no such image'));
  await expect(lend()).rejects.toThrow('no such image');
  expect(await lend()).toBe('helper 1');
  expect(removed).toEqual([]);
});

it('R245: closing removes all, those in use too, and starts none any more', async () => {
  const { pool, lend, removed } = world();
  await lend();
  let finish = (): void => undefined;
  const use = pool.lend(
    { ...container, id: 'b' },
    'busybox',
    () => new Promise<void>((resolve) => (finish = resolve)),
  );
  await pool.close();
  expect(removed.sort()).toEqual(['helper 1', 'helper 2']);
  finish();
  await use;
  await expect(lend()).rejects.toThrow('stopping');
});
