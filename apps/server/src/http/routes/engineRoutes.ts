import * as z from 'zod';
import type { EngineRegistry } from '../../engines/EngineRegistry.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { EngineSummaryJson } from '../schemas/engineSchemas.ts';

const PATH = '/api/v1/engines';

/** The engines that the server watches. */
export function engineRoutes(engines: EngineRegistry): Route[] {
  return [
    route({
      operationId: 'listEngines',
      tag: 'Engines',
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'List the engines with their states',
      replies: { 200: { description: 'The engines, as they were given', json: z.array(EngineSummaryJson) } },
      handle: () => ({ status: 200, json: engines.list().map((engine) => engine.summary()) }),
    }),
  ];
}
