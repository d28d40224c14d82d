import type * as z from 'zod';

/**
 * What is wrong with one field of a request, and what to do. A path is written as `subnets.0.gateway`, and is empty for
 * the whole request.
 */
export interface FieldProblem {
  path: string;
  message: string;
  /** `error`: the engine or a rule refuses it. `warning`: it is accepted but may not do what the user expects. */
  severity: 'error' | 'warning';
}

export const error = (path: string, message: string): FieldProblem => ({ path, message, severity: 'error' });
export const warning = (path: string, message: string): FieldProblem => ({
  path,
  message,
  severity: 'warning',
});

/** Returns the problems that the schema finds in a request. */
export const problemsOfSchema = (schema: z.ZodType, request: unknown): FieldProblem[] =>
  (schema.safeParse(request).error?.issues ?? []).map(({ path, message }) => error(path.join('.'), message));

/** Returns the first problem of each field. Errors come before warnings. */
export function firstOfEachField(problems: readonly FieldProblem[]): FieldProblem[] {
  const first = new Map<string, FieldProblem>();
  for (const problem of problems) {
    const known = first.get(problem.path);
    if (!known || (known.severity === 'warning' && problem.severity === 'error')) {
      first.set(problem.path, problem);
    }
  }
  return [...first.values()];
}
