import { codesAcross } from '@portolan/topology';
import type { CodeCounts, MatrixCodes, Reachability, VerdictCode } from '@portolan/topology';
import { isOutside } from '../axes/MatrixLine.ts';
import type { MatrixLine } from '../axes/MatrixLine.ts';
import type { ProbeMark, ProbeMarks } from './ProbeMarks.ts';

/** What is known of the pairs of one engine. */
export interface EnginePairs {
  reachability: Reachability;
  /** The codes of this moment: those of `reachability` follow changes. */
  codes: MatrixCodes;
  /** `null` where nothing was tested. */
  marks: ProbeMarks | null;
}

/** R260, R302: what the cells say of the pairs of two lines, of one engine or of two. */
export class ShownPairs {
  readonly #engines: ReadonlyMap<string | null, EnginePairs>;

  constructor(engines: ReadonlyMap<string | null, EnginePairs>) {
    this.#engines = engines;
  }

  /** The code of the pair of two single ends. */
  code(row: MatrixLine, column: MatrixLine): VerdictCode {
    return this.#codesOf(row, column)?.code(row.ids[0] ?? '', column.ids[0] ?? '') ?? 'u';
  }

  /** R261: the codes of all pairs of two lines. */
  count(row: MatrixLine, column: MatrixLine): CodeCounts {
    return this.#codesOf(row, column)?.count(row.ids, column.ids) ?? { a: 0, p: 0, b: 0, u: 0 };
  }

  /** R268: the outcome of the probes of a pair; `null` where nothing was tested. */
  markOf(row: MatrixLine, column: MatrixLine): ProbeMark | null {
    const [from, to] = enginesOf(row, column);
    return from === to
      ? (this.#engines.get(from)?.marks?.of(row.ids[0] ?? '', column.ids[0] ?? '') ?? null)
      : null;
  }

  /** True if the cells of an engine with itself and with others that are the same too are as in `before`. */
  isSameFor(engine: string | null, before: ShownPairs): boolean {
    const [now, then] = [this.#engines.get(engine), before.#engines.get(engine)];
    return now?.codes === then?.codes && now?.marks === then?.marks;
  }

  #codesOf(row: MatrixLine, column: MatrixLine): Pick<MatrixCodes, 'code' | 'count'> | null {
    const [from, to] = enginesOf(row, column).map((engine) => this.#engines.get(engine));
    if (!from || !to) return null;
    return from === to ? from.codes : codesAcross(from.reachability, to.reachability);
  }
}

/** R302: the outside is the same for all engines, so that it counts as that of the other end's. */
function enginesOf(row: MatrixLine, column: MatrixLine): [string | null, string | null] {
  return [isOutside(row) ? column.engine : row.engine, isOutside(column) ? row.engine : column.engine];
}
