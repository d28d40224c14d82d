import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { HelperPool } from './HelperPool.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const container = { id: 'a', startedAt: '2026-01-01T00:00:00Z' };
function openPool() {
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

it('R244: probes share a helper, which is removed soon after the last of them', async () => {
  const { client, lend, removed } = openPool();
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

it('a restarted container gets another helper, because its network stack is new', async () => {
  const { lend } = openPool();
  expect(await lend()).toBe('helper 1');
  expect(await lend({ ...container, startedAt: '2026-01-01T00:01:00Z' })).toBe('helper 2');
});

it('a helper that will soon end by itself is not used again', async () => {
  const { lend, removed } = openPool();
  for (let second = 0; second < 40; second += 2) {
    expect(await lend()).toBe('helper 1');
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(await lend()).toBe('helper 2');
  await vi.advanceTimersByTimeAsync(3_100);
  expect(removed.sort()).toEqual(['helper 1', 'helper 2']);
});

it('a helper that failed is removed at once and not used again', async () => {
  const { pool, lend, removed } = openPool();
  await expect(pool.lend(container, 'busybox', () => Promise.reject(new Error('gone')))).rejects.toThrow(
    'gone',
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(removed).toEqual(['helper 1']);
  expect(await lend()).toBe('helper 2');
});

it('a helper that could not be started is tried again', async () => {
  const { client, lend, removed } = openPool();
  client.startHelper.mockRejectedValueOnce(new Error('no such image'));
  await expect(lend()).rejects.toThrow('no such image');
  expect(await lend()).toBe('helper 1');
  expect(removed).toEqual([]);
});

it('R245: closing removes all helpers, even those in use, and starts no more', async () => {
  const { pool, lend, removed } = openPool();
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
