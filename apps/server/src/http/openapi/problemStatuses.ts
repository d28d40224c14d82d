import type { ProblemStatus, Route } from '../Route.ts';

/**
 * R295: returns the statuses of the problems with which a route answers, as far as its role, its schemas and the engine
 * decide them. For any other problem the document has a default reply.
 */
export function problemStatuses(route: Route): ProblemStatus[] {
  const isChange = route.method !== 'get';
  // The server itself keeps the list of activities. All other routes about an engine need its topology or its answer.
  const needsEngine =
    route.isEngineBound && !route.repliesWithRefusals && (isChange || route.tag !== 'Activity');
  // Changes that a read-only server allows do not change the engine.
  const changesEngine = needsEngine && isChange && !route.allowedReadOnly;
  const hasInput = [route.params, route.query, route.body].some((each) => each !== undefined);
  const statuses: (readonly ProblemStatus[] | false)[] = [
    // R40, R45: host and token are checked on every request, those of public routes included.
    [401, 421],
    // R43: a page of another origin may read public routes only.
    (isChange || route.role !== 'public') && [403],
    hasInput && [400],
    route.params !== undefined && [404],
    route.body !== undefined && [413, 415],
    needsEngine && [503],
    changesEngine && [409, 422, 502, 504],
    route.problems ?? [],
  ];
  return [...new Set(statuses.flatMap((each) => each || []))];
}
