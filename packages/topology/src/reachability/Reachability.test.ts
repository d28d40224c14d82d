import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffTopology } from '../diff.ts';
import type { Topology } from '../model.ts';
import { arbitraryChanges, arbitraryReachability } from '../testing/index.ts';
import { TopologyIndex } from '../TopologyIndex.ts';
import { matrixIds } from './matrix/matrixIds.ts';
import type { MatrixCodes } from './matrix/MatrixCodes.ts';
import { MatrixRows } from './matrix/MatrixRows.ts';
import { Reachability, reachabilityOf } from './Reachability.ts';
import type { Verdict } from './Verdict.ts';

const codeOf = ({ verdict, paths }: Verdict): string => {
  if (verdict !== 'allowed') return verdict === 'blocked' ? 'b' : 'u';
  const isDirect = ({ kind, ...path }: Verdict['paths'][number]) =>
    kind !== 'published-port' && !(kind === 'routed' && 'ports' in path && path.ports !== null);
  return paths.some(isDirect) ? 'a' : 'p';
};

/** The matrix, decided pair by pair. */
const decidePairs = (topology: Topology): string[] => {
  const reachability = new Reachability(new TopologyIndex(topology));
  const ids = matrixIds(reachability.index);
  return ids.map((from) =>
    ids.map((to) => (from === to ? '.' : codeOf(reachability.verdict(from, to)))).join(''),
  );
};

/** The verdicts of a topology, which followed the change from the last one. */
function following(last: Reachability | null, topology: Topology): Reachability {
  if (!last) return reachabilityOf(new TopologyIndex(topology));
  const change = diffTopology(last.index.topology, topology);
  return change ? reachabilityOf(last.index.advance(change)) : last;
}

const rowsOf = ({ index, codes }: Reachability): string[] => {
  const ids = matrixIds(index);
  const rows = new MatrixRows(codes, ids);
  return ids.map((_, row) => {
    const bytes = new Uint8Array(ids.length + 2);
    const steps = rows.write(row, bytes, 1);
    while (!steps.next().done);
    expect([bytes[0], bytes.at(-1)]).toEqual([0, 0]);
    return String.fromCharCode(...bytes.subarray(1, -1));
  });
};

const decideAll = (codes: MatrixCodes, ids: readonly string[]): string[] =>
  ids.map((from) => ids.map((to) => codes.code(from, to)).join(''));

const codesOf = ({ codes, index }: Reachability): string[] => decideAll(codes, matrixIds(index));

describe('R212: the matrix agrees with the verdicts', () => {
  it('in every row and every code, on any topology', () => {
    fc.assert(
      fc.property(arbitraryReachability(), (topology) => {
        const index = new TopologyIndex(topology);
        const expected = decidePairs(topology);
        expect(rowsOf(new Reachability(index))).toEqual(expected);
        expect(codesOf(new Reachability(index))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('after any chain of changes, however much of it was asked for before', () => {
    const pairs = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 20 });
    const asks = fc.array(fc.oneof(pairs, fc.constant('all' as const)), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(arbitraryChanges(), asks, (topologies, asked) => {
        let reachability: Reachability | null = null;
        for (const [step, topology] of topologies.entries()) {
          reachability = following(reachability, topology);
          const ask = asked[step] ?? [];
          const ids = matrixIds(reachability.index);
          if (ask === 'all') expect(rowsOf(reachability)).toEqual(decidePairs(topology));
          else
            for (const [from, to] of ask) reachability.codes.code(ids[from] ?? 'host', ids[to] ?? 'outside');
        }
        const expected = decidePairs(topologies.at(-1) as Topology);
        expect(codesOf(reachability as Reachability)).toEqual(expected);
        expect(rowsOf(reachability as Reachability)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('and it is another object after a change by which a code differs', () => {
    fc.assert(
      fc.property(arbitraryChanges(), ([first, ...others]) => {
        let reachability = following(null, first as Topology);
        for (const next of others) {
          const { codes, index } = reachability;
          const ids = matrixIds(index);
          const before = decideAll(codes, ids);
          reachability = following(reachability, next);
          if (reachability.codes !== codes) continue;
          expect(ids.filter((id) => id.length === 64 && !index.containers.has(id))).toEqual([]);
          expect(decideAll(codes, ids)).toEqual(before);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('and counts of codes are those of the pairs', () => {
    const lines = fc.tuple(fc.array(fc.boolean()), fc.array(fc.boolean()));
    fc.assert(
      fc.property(arbitraryReachability(), lines, (topology, [rows, columns]) => {
        const { index, codes } = new Reachability(new TopologyIndex(topology));
        const ids = matrixIds(index);
        const from = ids.filter((_, i) => rows[i] ?? true);
        const to = ids.filter((_, i) => columns[i] ?? true);
        const all = from.flatMap((one) => to.map((other) => codes.code(one, other)));
        const count = (code: string) => all.filter((each) => each === code).length;
        expect(codes.count(from, to)).toEqual({
          ...{ a: count('a'), p: count('p'), b: count('b'), u: count('u') },
        });
      }),
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
