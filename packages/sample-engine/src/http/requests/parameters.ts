import type { Request } from 'express';

/** Returns a query parameter: the first one if it is repeated, an empty text if it is absent. */
export function queryText(request: Request, name: string): string {
  const value: unknown = request.query[name];
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : '';
}

/** Returns a query parameter as a boolean. As in dockerd, absent, empty, 0, no, false and none are false. */
export function queryFlag(request: Request, name: string): boolean {
  return !['', '0', 'no', 'false', 'none'].includes(queryText(request, name).trim().toLowerCase());
}

/** Returns a path parameter. */
export function pathText(request: Request, name: string): string {
  const value: unknown = request.params[name];
  return typeof value === 'string' ? value : '';
}
