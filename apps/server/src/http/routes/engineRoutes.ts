import { AddEngineRequest, EngineTarget } from '@portolan/protocol';
import * as z from 'zod';
import type { AddedEngines } from '../../engines/AddedEngines.ts';
import type { EngineRegistry } from '../../engines/EngineRegistry.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { EngineParams } from '../withNamedPaths.ts';
import { EngineSummaryJson, EngineTestJson } from '../schemas/engineSchemas.ts';

const PATH = '/api/v1/engines';

/** The engines that the server watches. */
export function engineRoutes(engines: EngineRegistry, added: AddedEngines): Route[] {
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
    route({
      operationId: 'addEngine',
      tag: 'Engines',
      method: 'post',
      path: PATH,
      role: 'operator',
      summary: 'Watch one more engine, from now on and after a restart',
      body: AddEngineRequest,
      problems: [409],
      replies: {
        201: { description: 'The engine, which may not have answered yet', json: EngineSummaryJson },
      },
      handle: async ({ body }) => ({ status: 201, json: (await added.add(body)).summary() }),
    }),
    route({
      operationId: 'removeEngine',
      tag: 'Engines',
      method: 'delete',
      path: `${PATH}/{name}`,
      role: 'operator',
      summary:
        'Watch an engine no longer that was added. Its activities are forgotten; nothing changes on the engine',
      params: EngineParams,
      problems: [409],
      replies: { 204: { description: 'Removed' } },
      handle: async ({ params }) => {
        await added.remove(params.name);
        return { status: 204 };
      },
    }),
    route({
      operationId: 'testEngine',
      tag: 'Engines',
      method: 'post',
      path: '/api/v1/engine-tests',
      role: 'operator',
      summary: 'Connect to an engine and ask it who it is, without watching it',
      body: EngineTarget,
      problems: [502, 503, 504],
      replies: {
        200: {
          description: 'The engine that answered. If none did, the problem says why and what to do',
          json: EngineTestJson,
        },
      },
      handle: async ({ body }) => ({ status: 200, json: await added.test(body) }),
    }),
  ];
}
