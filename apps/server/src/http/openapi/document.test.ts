import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, startTestServer } from '../../testing/startTestServer.ts';
import type { TestRequest, TestServer } from '../../testing/startTestServer.ts';
import { ProblemJson } from '../schemas/replySchemas.ts';

interface Operation {
  operationId: string;
  tags: string[];
  parameters?: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { schema: { $ref: string } } } };
  responses: Record<string, unknown>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { examples?: unknown[] }> };
}

const UNKNOWN_ID = '0'.repeat(64);
let server: TestServer;
let document: Document;
let operations: (Operation & { method: string; path: string })[];
beforeAll(async () => {
  server = await startTestServer();
  document = (await server.ask('/api/v1/openapi.json', { headers: asOperator })).json<Document>();
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({ ...each, method: method.toUpperCase(), path })),
  );
});
afterAll(() => server.stop());

it('R295: a linter with its recommended rules finds nothing in the document', async () => {
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config: await createConfig({ extends: ['recommended'] }),
  });
  expect(
    problems.map(({ ruleId, message, location: [at] }) => `${ruleId}: ${message} ${at?.pointer}`),
  ).toEqual([]);
});

it('R295: each operation has an id of its own and one tag', () => {
  expect(new Set(operations.map((each) => each.operationId)).size).toBe(operations.length);
  expect(operations.filter(({ tags }) => tags.length !== 1)).toEqual([]);
});

it('R295: a body is a named schema with an example', () => {
  const bodies = operations.flatMap(({ requestBody }) => requestBody ?? []);
  expect(bodies.filter((each) => !exampleOf(each))).toEqual([]);
  // The generator combines schemas where a named one is made nullable, and no value fits the combination.
  expect(JSON.stringify(document)).not.toContain('allOf');
});

describe('R295: a problem that an operation names is one with which it answers', () => {
  const foreign = { ...asOperator, origin: 'https://elsewhere.example' };
  it.each<[status: number, ask: (operation: Operation) => Input]>([
    [
      400,
      ({ parameters = [] }) => ({
        value: '-'.repeat(65),
        query: parameters.length > 0 ? '?x=1' : '',
        body: [],
      }),
    ],
    [401, () => ({ headers: { authorization: 'Bearer wrong' } })],
    [403, () => ({ headers: foreign })],
    [404, ({ parameters = [] }) => ({ query: isForPair(parameters) ? `?from=${UNKNOWN_ID}&to=host` : '' })],
    [413, () => ({ body: { name: 'a'.repeat(70_000) } })],
    [415, () => ({ body: 'name=a' })],
    [421, () => ({ headers: { ...asOperator, host: 'elsewhere.example' } })],
  ])('%i', async (status, toInput) => {
    const named = operations.filter(({ responses }) => String(status) in responses);
    expect(named).not.toEqual([]);
    expect(await answersOtherThan(status, named, toInput)).toEqual([]);
  });

  it('503, while the engine does not answer', async () => {
    const body = { name: 'dead', url: 'tcp://127.0.0.1:1' };
    await server.ask('/api/v1/engines', { method: 'POST', headers: asOperator, body });
    const named = operations.filter(
      // An undo looks for the activity first.
      ({ path, operationId, responses }) =>
        '503' in responses && path.includes('{name}') && operationId !== 'undoActivityOfEngine',
    );
    expect(named).not.toEqual([]);
    expect(await answersOtherThan(503, named, () => ({ engine: 'dead' }))).toEqual([]);
  });

  it('and only public reads name no 403, and only operations without input no 400', () => {
    const idsWithout = (status: string) =>
      operations.filter(({ responses }) => !(status in responses)).map((each) => each.operationId);
    expect(idsWithout('403')).toEqual(['getHealth', 'getReadiness']);
    expect(
      idsWithout('400').filter((id) => operations.some((each) => each.operationId === id && each.parameters)),
    ).toEqual([]);
  });
});

interface Input {
  /** Takes the place of each parameter of the path. */
  value?: string;
  /** Takes the place of the name of the engine. */
  engine?: string;
  query?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** Asks each operation, and returns what those answered that did not answer with a problem of this status. */
async function answersOtherThan(
  status: number,
  asked: typeof operations,
  toInput: (operation: Operation) => Input,
): Promise<string[]> {
  const others: string[] = [];
  for (const each of asked) {
    const {
      value,
      engine = 'nosuch',
      query = '',
      body = exampleOf(each.requestBody),
      headers = asOperator,
    } = toInput(each);
    const path = each.path.replaceAll(
      /\{(\w+)\}/g,
      (_, name) => value ?? (name === 'id' ? UNKNOWN_ID : engine),
    );
    const request: TestRequest = { method: each.method, headers };
    if (each.requestBody) request.body = body;
    if (typeof body === 'string') request.headers = { ...headers, 'content-type': 'text/plain' };
    const answer = await server.ask(`${path}${query}`, request);
    const isProblem = ProblemJson.strict().safeParse(JSON.parse(answer.text || '{}')).success;
    if (answer.status !== status || !isProblem)
      others.push(`${each.operationId}: ${answer.status} ${answer.text}`);
  }
  return others;
}

const isForPair = (parameters: { name: string }[]): boolean => parameters.some(({ name }) => name === 'from');

/** Returns the example of the schema of a body. */
function exampleOf(body: Operation['requestBody']): unknown {
  const name = body?.content['application/json'].schema.$ref.split('/').at(-1) ?? '';
  return document.components.schemas[name]?.examples?.[0];
}
