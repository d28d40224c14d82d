import { OpenApiGeneratorV31, OpenAPIRegistry } from '@asteasolutions/zod-to-openapi';
import type { ResponseConfig } from '@asteasolutions/zod-to-openapi';
import { TAGS } from './Route.ts';
import type { Route } from './Route.ts';
import { ProblemJson } from './schemas/replySchemas.ts';

/** Builds the OpenAPI 3.1 document from the routes that are mounted. */
export function toOpenApi(routes: readonly Route[], version: string) {
  const registry = new OpenAPIRegistry();
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
      responses: toResponses(each),
    });
  }
  registry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'portolan_PORT',
    description: 'Set by POST /api/v1/session. PORT is the port in the address.',
  });
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: { title: 'Portolan', version, description: 'A live map of Docker networks.' },
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
  });
}

function toResponses(each: Route): Record<string, ResponseConfig> {
  const replies = Object.entries(each.replies).map(([status, { description, json, text, headers }]) => [
    status,
    {
      description,
      ...(json && { content: { 'application/json': { schema: json } } }),
      ...(text && { content: { [text]: {} } }),
      ...(headers && { headers }),
    },
  ]);
  const problem = {
    description: 'A problem',
    content: { 'application/problem+json': { schema: ProblemJson } },
  };
  return { ...Object.fromEntries(replies), default: problem } as Record<string, ResponseConfig>;
}
