import { EngineName } from '@portolan/protocol';
import * as z from 'zod';
import type { Route } from './Route.ts';

const API = '/api/v1';

/** The name of an engine, as a parameter of a path. */
export const EngineParams = z.object({
  name: EngineName.describe('The name of the engine, as in `GET /api/v1/engines`'),
});

/** Returns the routes, those about an engine also below `/api/v1/engines/{name}`. */
export function withNamedPaths(routes: readonly Route[]): Route[] {
  return routes.flatMap((each) => (each.isEngineBound ? [each, toNamed(each)] : [each]));
}

function toNamed(each: Route): Route {
  return {
    ...each,
    operationId: `${each.operationId}OfEngine`,
    path: `${API}/engines/{name}${each.path.slice(API.length)}`,
    summary: `${each.summary}, of the engine with this name`,
    params: each.params ? EngineParams.extend(each.params.shape) : EngineParams,
  };
}
