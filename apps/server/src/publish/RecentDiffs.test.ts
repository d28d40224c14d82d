import type { TopologyDiff } from '@portolan/protocol';
import { aNetwork } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { RecentDiffs } from './RecentDiffs.ts';

const diff = (revision: number, entities = 1): TopologyDiff => ({
  epoch: 'e1',
  revision,
  put: { networks: Array.from({ length: entities }, (_, i) => aNetwork(`n-${i}`)) },
  remove: {},
});

function kept(...diffs: TopologyDiff[]): RecentDiffs {
  const recent = new RecentDiffs();
  for (const each of diffs) recent.add(each);
  return recent;
}

const revisions = (diffs: readonly TopologyDiff[] | null) => diffs?.map(({ revision }) => revision);

it('R37: hands over the diffs between a revision and the newest', () => {
  const recent = kept(diff(6), diff(7), diff(8));
  expect(revisions(recent.between(8, 8))).toEqual([]);
  expect(revisions(recent.between(6, 8))).toEqual([7, 8]);
  expect(revisions(recent.between(5, 8))).toEqual([6, 7, 8]);
  expect(recent.between(4, 8)).toBe(null);
  expect(recent.between(9, 8)).toBe(null);
  recent.clear();
  expect(recent.between(8, 9)).toBe(null);
});

it('R37: keeps diffs of a thousand entities at most, and 500 of them', () => {
  const recent = kept(diff(6, 600), diff(7, 300), diff(8, 101));
  expect(recent.between(5, 8)).toBe(null);
  expect(revisions(recent.between(6, 8))).toEqual([7, 8]);
  expect(kept(diff(6, 1001)).between(5, 6)).toBe(null);
  const many = kept(...Array.from({ length: 501 }, (_, i) => diff(i + 1)));
  expect(many.between(0, 501)).toBe(null);
  expect(many.between(1, 501)).toHaveLength(500);
});
