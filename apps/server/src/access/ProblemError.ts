import { toProblem } from '@portolan/protocol';
import type { Problem, ProblemCode } from '@portolan/protocol';

/** Thrown if a request is refused. The problem is sent to the client. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(code: ProblemCode, detail?: string, extra: Pick<Problem, 'engine' | 'fields'> = {}) {
    const problem = toProblem(code, detail, extra);
    super(problem.detail);
    this.problem = problem;
  }
}
