import { STATUS_CODES } from 'node:http';
import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import type { ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { problems } from '@portolan/protocol';
import { TAGS } from '../Route.ts';
import type { Route } from '../Route.ts';
import { ProblemJson } from '../schemas/replySchemas.ts';
import { problemStatuses } from './problemStatuses.ts';

/** R295: builds the OpenAPI 3.1 document from the routes that are mounted. */
export function toOpenApi(routes: readonly Route[], version: string) {
  const registry = new OpenAPIRegistry();
  const problemReplies = registerProblems(registry, routes);
  for (const each of routes) {
    registry.registerPath({
      operationId: each.operationId,
      tags: [each.tag],
      method: each.method,
      path: each.path,
      summary: each.summary,
      description: `Role: ${each.role}.`,
      security: each.role === 'public' ? [] : [{ bearer: [] }, { session: [] }],
      request: {
        ...(each.params && { params: each.params }),
        ...(each.query && { query: each.query }),
        ...(each.body && {
          body: { required: true, content: { 'application/json': { schema: each.body } } },
        }),
      },
      responses: { ...problemReplies(each), ...toReplies(each) },
    });
  }
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'portolan_PORT',
    description: 'Set by POST /api/v1/session. PORT is the port in the address.',
  });
  // The replies of problems refer to this schema by its id.
  const definitions = [{ type: 'schema' as const, schema: ProblemJson }, ...registry.definitions];
  return new OpenApiGeneratorV31(definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Portolan',
      version,
      description: 'A live map of Docker networks.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The server that sent this document' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  });
}

function toReplies(route: Route): Record<string, ResponseConfig> {
  return Object.fromEntries(
    Object.entries(route.replies).map(([status, { description, json, text, headers }]) => [
      status,
      {
        description,
        ...(json && { content: { 'application/json': { schema: json } } }),
        ...(text && { content: { [text]: { schema: { type: 'string' as const } } } }),
        ...(headers && { headers }),
      },
    ]),
  );
}

/** Adds one reply for each status of a problem. Returns the function that gives the problems of a route by status. */
function registerProblems(registry: OpenAPIRegistry, routes: readonly Route[]) {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const register = (name: string, description: string) =>
    registry.registerComponent('responses', name, { description, content }).ref;
  const other = register('OtherProblem', 'Any other problem');
  const used = [...new Set(routes.flatMap(problemStatuses))].sort();
  const replies = new Map(
    used.map((status) => [status, register(nameOf(status), describeStatus(status))] as const),
  );
  return (route: Route) =>
    Object.fromEntries([
      ...problemStatuses(route).map((status) => [status, replies.get(status)]),
      ['default', other],
    ]) as Record<string, typeof other>;
}

/** `NotFound` for 404. */
const nameOf = (status: number): string => (STATUS_CODES[status] ?? '').replaceAll(/\W/g, '');

/** Lists the codes of the problems with this status, and what they mean. */
const describeStatus = (status: number): string =>
  Object.entries(problems)
    .filter(([, [each]]) => each === status)
    .map(([code, [, title]]) => `- \`${code}\`: ${title}`)
    .join('\n');
