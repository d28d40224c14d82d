import type * as z from 'zod';

/** What is wrong with one field of a request, and what to do; paths as `subnets.0.gateway`, empty for the whole. */
export interface FieldProblem {
  path: string;
  message: string;
  /** `error`: the engine would refuse it, or a rule does. `warning`: it would not do what one may expect. */
  severity: 'error' | 'warning';
}

export const error = (path: string, message: string): FieldProblem => ({ path, message, severity: 'error' });
export const warning = (path: string, message: string): FieldProblem => ({
  path,
  message,
  severity: 'warning',
});

/** What the schema says against a request. */
export const problemsOfSchema = (schema: z.ZodType, request: unknown): FieldProblem[] =>
  (schema.safeParse(request).error?.issues ?? []).map(({ path, message }) => error(path.join('.'), message));

/** One problem a field, errors before warnings: the first says what to do first. */
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
