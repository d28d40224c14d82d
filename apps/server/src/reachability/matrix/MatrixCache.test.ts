import { gunzipSync } from 'node:zlib';
import { diffTopology, matrixIds, Reachability, reachabilityOf, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, arbitraryChanges, aTopology } from '@portolan/topology/testing';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { MatrixCache } from './MatrixCache.ts';
import type { MatrixBody } from './MatrixCache.ts';

/** A topology with one network for every ten containers. */
function large(containers: number): Topology {
  const networks = Array.from({ length: containers / 10 }, (_, n) => aNetwork(`net ${n}`));
  const all = Array.from({ length: containers }, (_, n) => ({
    ...aContainer(`c ${String(n).padStart(4, '0')}`),
    id: n.toString(16).padStart(64, '0'),
  }));
  const attachments = all.map((each, n) =>
    anAttachment(each, networks[Math.floor(n / 10)] ?? aNetwork('none'), {
      ipv4: `10.0.${n % 250}.${n >> 8}`,
    }),
  );
  return aTopology({ networks, containers: all, attachments });
}

const textOf = ({ gzip }: MatrixBody): string => gunzipSync(gzip).toString();

/** The answer, decided pair by pair. */
function expected(topology: Topology): string {
  const reachability = new Reachability(new TopologyIndex(topology));
  const ids = matrixIds(reachability.index);
  const rows = ids.map((from) => ids.map((to) => reachability.verdictCode(from, to)).join(''));
  return JSON.stringify({ ids, rows });
}

it('R240: the matrix of each revision is that of its verdicts, plain and compressed', async () => {
  const crowd = large(70);
  await fc.assert(
    fc.asyncProperty(arbitraryChanges(), async (topologies) => {
      const matrix = new MatrixCache();
      let index: TopologyIndex | null = null;
      for (const [revision, some] of topologies.entries()) {
        const topology = aTopology({
          ...some,
          networks: [...some.networks, ...crowd.networks],
          containers: [...some.containers, ...crowd.containers],
          attachments: [...some.attachments, ...crowd.attachments],
        });
        const change = index && diffTopology(index.topology, topology);
        index = index ? index.advance(change ?? { put: {}, remove: {} }) : new TopologyIndex(topology);
        const current = { index, tag: String(revision) };
        const body = await matrix.get(() => current);
        expect(textOf(body)).toBe(expected(topology));
        expect(body.plainBytes).toBe(textOf(body).length);
      }
    }),
    { numRuns: 12 },
  );
});

it('R240: other work runs while a large matrix is computed, and a change meanwhile is for the next one', async () => {
  const matrix = new MatrixCache();
  const topology = large(1_000);
  let index = new TopologyIndex(topology);
  let tag = 'first';
  // The clock runs with the steps, so that the test does not depend on how fast the machine is.
  let milliseconds = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 3));
  let reads = 0;
  let turns = 0;
  let isDone = false;
  const otherWork = () => {
    // The first reading is for the index of the matrix, the second for the matrix itself.
    if (reads === 2) turns += 1;
    if (turns === 1) {
      index = index.advance({ put: {}, remove: { containers: ['0'.repeat(64)] } });
      tag = 'second';
    }
    if (!isDone) setImmediate(otherWork);
  };
  setImmediate(otherWork);
  const first = await matrix.get(() => {
    reads += 1;
    return { index, tag };
  });
  isDone = true;
  clock.mockRestore();
  expect(turns).toBeGreaterThan(1);
  const second = await matrix.get(() => ({ index, tag }));
  const sizeOf = (body: MatrixBody) => (JSON.parse(textOf(body)) as { ids: string[] }).ids.length;
  expect([first.tag, sizeOf(first)]).toEqual(['first', 1_002]);
  expect([second.tag, sizeOf(second)]).toEqual(['second', 1_001]);
});

it('R240: the matrix is computed once a revision', async () => {
  const matrix = new MatrixCache();
  let index = new TopologyIndex(large(200));
  const read = (tag: string) => () => ({ index, tag });
  const [one, other] = await Promise.all([matrix.get(read('a')), matrix.get(read('a'))]);
  expect(other).toBe(one);
  expect(await matrix.get(read('a'))).toBe(one);
  const attachment = anAttachment(aContainer('c 0000', { id: '0'.repeat(64) }), aNetwork('net 1'), {
    ipv4: '10.0.250.0',
  });
  index = index.advance({ put: { attachments: [attachment] }, remove: {} });
  const next = await matrix.get(read('b'));
  expect(textOf(next)).not.toBe(textOf(one));
  expect(textOf(next)).toBe(expected(index.topology));
});

it('R240: the same revision is answered at once, also while the matrix is compressed in pieces', async () => {
  const matrix = new MatrixCache();
  const index = new TopologyIndex(large(1_000));
  const read = () => ({ index, tag: 'a' });
  const first = await matrix.get(read);
  let hasOtherWorkRun = false;
  setImmediate(() => {
    hasOtherWorkRun = true;
  });
  expect(await matrix.get(read)).toBe(first);
  expect(hasOtherWorkRun).toBe(false);
});

it('R240: the matrix follows changes also where it has several blocks of columns', async () => {
  const matrix = new MatrixCache();
  const topology = large(600);
  let index = new TopologyIndex(topology);
  const { codes } = reachabilityOf(index);
  const ids = matrixIds(index);
  expect(textOf(await matrix.get(() => ({ index, tag: 'first' })))).toBe(
    JSON.stringify({ ids, rows: ids.map((from) => ids.map((to) => codes.code(from, to)).join('')) }),
  );
  for (const nth of [0, 3, 300, 599, 3]) {
    const { id } = topology.containers[nth] ?? aContainer('none');
    const attachment = anAttachment(aContainer('other', { id }), aNetwork('net 30'), {
      ipv4: `10.9.${nth >> 8}.${nth % 250}`,
    });
    const isOn = index.attachments.has(attachment.id);
    index = index.advance({
      put: isOn ? {} : { attachments: [attachment] },
      remove: isOn ? { attachments: [attachment.id] } : {},
    });
    const now = reachabilityOf(index).codes;
    const rows = ids.map((from) => ids.map((to) => now.code(from, to)).join(''));
    const body = await matrix.get(() => ({ index, tag: String(index.revision) }));
    expect(textOf(body) === JSON.stringify({ ids, rows })).toBe(true);
  }
});

it('a failure is not the answer to the next request', async () => {
  const matrix = new MatrixCache();
  const fail = () => {
    throw new Error('not ready');
  };
  await expect(matrix.get(fail)).rejects.toThrow('not ready');
  const index = new TopologyIndex(large(20));
  expect(textOf(await matrix.get(() => ({ index, tag: 'a' })))).toBe(expected(index.topology));
});
