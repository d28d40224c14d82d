import { diffTopology } from '@portolan/topology';
import { aNetwork, aTopology } from '@portolan/topology/testing';
import { describe, expect, it } from 'vitest';
import { receiveDiff, receiveSnapshot } from './receiveTopology.ts';

const before = aTopology({ networks: [aNetwork('front')] });
const after = aTopology({ networks: [aNetwork('front'), aNetwork('back')] });
const change = diffTopology(before, after) ?? { put: {}, remove: {} };
const current = receiveSnapshot({ epoch: 'e1', revision: 7, ...before });

describe('R82: diffs are applied in order only', () => {
  it('applies the next revision of the same epoch', () => {
    const next = receiveDiff(current, { epoch: 'e1', revision: 8, ...change });
    expect(next).toEqual({ version: { epoch: 'e1', revision: 8 }, topology: after });
  });

  it.each([
    ['a revision is missing', { epoch: 'e1', revision: 9 }],
    ['the epoch is new', { epoch: 'e2', revision: 8 }],
  ])('reports a gap if %s', (_, version) => {
    expect(receiveDiff(current, { ...version, ...change })).toBe('gap');
  });

  it('reports a gap before the first snapshot', () => {
    expect(receiveDiff(null, { epoch: 'e1', revision: 1, ...change })).toBe('gap');
  });

  it('ignores a diff that the snapshot contains already', () => {
    expect(receiveDiff(current, { epoch: 'e1', revision: 7, ...change })).toBe(current);
  });
});
