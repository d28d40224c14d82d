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

/** What the schema says against a request, one problem a field. */
export function problemsOfSchema(schema: z.ZodType, request: unknown): FieldProblem[] {
  const problems = new Map<string, FieldProblem>();
  for (const issue of schema.safeParse(request).error?.issues ?? []) {
    const path = issue.path.join('.');
    if (!problems.has(path)) problems.set(path, error(path, issue.message));
  }
  return [...problems.values()];
}
