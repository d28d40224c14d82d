import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StorageError } from '../storage/JsonFile.ts';
import { PositionStore } from './PositionStore.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portolan-positions-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (x: number) => ({ x, y: 0 });
const unexpected = (sentence: string) => {
  throw new Error(sentence);
};

describe('R52: positions', () => {
  it('are read again after a restart, separately for each engine', async () => {
    const store = await PositionStore.open(join(folder, 'new', 'data'), unexpected);
    await Promise.all([
      store.put('one', [
        ['a', at(1)],
        ['__proto__', at(2)],
      ]),
      store.put('two', [['a', at(3)]]),
      store.put('one', [['b', at(4)]]),
      store.put('one', [['a', null]]),
    ]);
    const again = await PositionStore.open(join(folder, 'new', 'data'), unexpected);
    expect([...again.of('one')]).toEqual([
      ['__proto__', at(2)],
      ['b', at(4)],
    ]);
    expect([...again.of('two')]).toEqual([['a', at(3)]]);
    expect(again.of('three').size).toBe(0);
  });

  it('are limited in number: those not moved for longest are removed first', async () => {
    const store = await PositionStore.open(folder, unexpected, 3);
    await store.put('one', [
      ['a', at(1)],
      ['b', at(1)],
      ['c', at(1)],
    ]);
    await store.put('one', [
      ['a', at(2)],
      ['d', at(1)],
    ]);
    expect([...store.of('one').keys()]).toEqual(['c', 'a', 'd']);
  });

  it('that cannot be written are not stored in memory either', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    const store = await PositionStore.open(join(file, 'data'), vi.fn());
    await expect(store.put('one', [['a', at(1)]])).rejects.toThrow(StorageError);
    expect(store.of('one').size).toBe(0);
  });

  it.each(['', '{', '{"version":1}', '{"version":1,"engines":[{"id":"x","positions":[["a",{"x":"far"}]]}]}'])(
    'in a corrupted file %j are renamed and reported',
    async (text) => {
      await writeFile(join(folder, 'positions.json'), text);
      const onUnreadable = vi.fn();
      const store = await PositionStore.open(folder, onUnreadable);
      expect(onUnreadable).toHaveBeenCalledOnce();
      expect(await readFile(join(folder, 'positions.json.corrupt'), 'utf8')).toBe(text);
      await store.put('one', [['a', at(1)]]);
      expect((await readdir(folder)).sort()).toEqual(['positions.json', 'positions.json.corrupt']);
    },
  );
});
