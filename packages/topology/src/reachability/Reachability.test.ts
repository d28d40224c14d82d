import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryReachability } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { matrixIds } from './matrix/matrixIds.ts';
import { Reachability } from './Reachability.ts';
import type { Verdict } from './Verdict.ts';

const codeOf = ({ verdict, paths }: Verdict): string => {
  if (verdict !== 'allowed') return verdict === 'blocked' ? 'b' : 'u';
  const isDirect = ({ kind, ...path }: Verdict['paths'][number]) =>
    kind !== 'published-port' && !(kind === 'routed' && 'ports' in path && path.ports !== null);
  return paths.some(isDirect) ? 'a' : 'p';
};

describe('R212: the matrix agrees with the verdicts', () => {
  it('in every row, on any topology', () => {
    fc.assert(
      fc.property(arbitraryReachability(), (topology) => {
        const reachability = new Reachability(new TopologyIndex(topology));
        const ids = matrixIds(reachability.index);
        const rows = [...reachability.rows(ids)];
        const expected = ids.map((from) =>
          ids.map((to) => (from === to ? '.' : codeOf(reachability.verdict(from, to)))).join(''),
        );
        expect(rows).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('each verdict has at least one reason, and no reason twice', () => {
    fc.assert(
      fc.property(arbitraryReachability(8), (topology) => {
        const reachability = new Reachability(new TopologyIndex(topology));
        const ids = matrixIds(reachability.index);
        for (const from of ids) {
          for (const to of ids) {
            const { reasons, verdict, paths } = reachability.verdict(from, to);
            expect(reasons.length).toBeGreaterThan(0);
            expect(new Set(reasons.map(({ sentence }) => sentence)).size).toBe(reasons.length);
            expect(paths.length > 0).toBe(verdict === 'allowed');
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
