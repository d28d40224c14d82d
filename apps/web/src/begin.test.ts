import { expect, it, vi } from 'vitest';

/** Runs the entry with this query in the address. Returns what it begins, in this order. */
async function begin(search: string): Promise<string[]> {
  const begun: string[] = [];
  const report = (what: string) => ({ default: begun.push(what) });
  vi.resetModules();
  vi.stubGlobal('location', { search });
  vi.doMock('./connection/session.ts', () => ({ openSession: () => begun.push('session') }));
  vi.doMock('./map/MapCanvas.tsx', () => report('map'));
  vi.doMock('./main.tsx', () => report('page'));
  await import('./begin.ts');
  await vi.waitFor(() => expect(begun).toContain('page'));
  return begun;
}

it('the session is opened first, then the map is loaded, then the rest of the page', async () => {
  expect(await begin('')).toEqual(['session', 'map', 'page']);
  expect(await begin('?filter=web')).toEqual(['session', 'map', 'page']);
});

it('the map is not loaded where the address names another view', async () => {
  expect(await begin('?view=table')).toEqual(['session', 'page']);
});
