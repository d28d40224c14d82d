import { toProblem } from '@portolan/protocol';
import type { Problem, ProblemCode } from '@portolan/protocol';

/** A request that is refused; the problem is what the caller gets to read. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(code: ProblemCode, detail?: string, extra: Pick<Problem, 'engine' | 'fields'> = {}) {
    const problem = toProblem(code, detail, extra);
    super(problem.detail);
    this.problem = problem;
  }
}
