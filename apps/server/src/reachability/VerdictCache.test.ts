import { TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { VerdictCache } from './VerdictCache.ts';

/** Returns the index of a topology with one network for every ten containers. */
function large(containers: number) {
  const networks = Array.from({ length: containers / 10 }, (_, n) => aNetwork(`net ${n}`));
  const all = Array.from({ length: containers }, (_, n) => ({
    ...aContainer(`c ${n}`),
    id: n.toString(16).padStart(64, '0'),
  }));
  const attachments = all.map((each, n) =>
    anAttachment(each, networks[n % networks.length] ?? aNetwork('none'), {
      ipv4: `10.0.${n % 250}.${n >> 8}`,
    }),
  );
  return new TopologyIndex(aTopology({ networks, containers: all, attachments }));
}

it('R240: other work runs while a large matrix is computed', async () => {
  const verdicts = new VerdictCache();
  const index = large(1_000);
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  const { ids, rows } = await verdicts.matrix(index);
  clearInterval(timer);
  expect([ids.length, rows.length, rows[0]?.length]).toEqual([1_002, 1_002, 1_002]);
  expect(turns).toBeGreaterThan(1);
});

it('R240: the matrix of a topology is computed once, and again for the next topology', async () => {
  const verdicts = new VerdictCache();
  const index = large(20);
  const [first, second] = [verdicts.matrix(index), verdicts.matrix(index)];
  expect(second).toBe(first);
  expect(verdicts.of(index)).toBe(verdicts.of(index));
  const next = index.advance({ put: {}, remove: { containers: [...index.containers.keys()].slice(0, 1) } });
  expect((await verdicts.matrix(next)).ids).toHaveLength(21);
  expect((await first).ids).toHaveLength(22);
});
