import { matrixIds, Reachability, TopologyIndex } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { computeTable } from './useVerdictTable.ts';

const containers = ['a', 'b', 'c', 'd'].map((name) => aContainer(name));
const network = aNetwork('n');
const attachments = containers.slice(1).map((container) => anAttachment(container, network));
const index = new TopologyIndex(aTopology({ networks: [network], containers, attachments }));
const ids = matrixIds(index);

describe('R263: the verdicts of the matrix', () => {
  // Each call of the clock returns five milliseconds more, so a slice of eight milliseconds holds two rows.
  beforeEach(() => {
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 5));
  });
  afterEach(() => vi.restoreAllMocks());

  it('are those of the topology that is shown', async () => {
    const table = await computeTable(index, { isCancelled: () => false, onProgress: () => {} });
    const codes = ids.map((from) => ids.map((to) => table?.code(from, to)).join(''));
    expect(codes).toEqual([...new Reachability(index).rows(ids)]);
  });

  it('are computed in slices, between which the page can do other work', async () => {
    const rowsDone: number[] = [];
    let otherWork = 0;
    const workAtSlice: number[] = [];
    await computeTable(index, {
      isCancelled: () => false,
      onProgress: (rows, of) => {
        expect(of).toBe(ids.length);
        rowsDone.push(rows);
        workAtSlice.push(otherWork);
        setTimeout(() => (otherWork += 1));
      },
    });
    expect(rowsDone).toEqual([2, 4, 6]);
    expect(workAtSlice).toEqual([0, 1, 2]);
  });

  it('stop being computed between two slices when the page no longer needs them', async () => {
    const onProgress = vi.fn();
    expect(await computeTable(index, { isCancelled: () => true, onProgress })).toBeNull();
    expect(onProgress).toHaveBeenCalledTimes(1);
  });
});
