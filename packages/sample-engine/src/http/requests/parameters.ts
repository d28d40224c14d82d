import type { Request } from 'express';

/** A query parameter's text; the first when it is repeated, empty when absent. */
export function queryText(request: Request, name: string): string {
  const value: unknown = request.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** A query parameter as dockerd reads booleans: absent, empty, 0, no, false and none are false. */
export function queryFlag(request: Request, name: string): boolean {
  return !['', '0', 'no', 'false', 'none'].includes(queryText(request, name).trim().toLowerCase());
}

/** A path parameter. */
export function pathText(request: Request, name: string): string {
  const value: unknown = request.params[name];
  return typeof value === 'string' ? value : '';
}
