import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Network, Topology } from '@portolan/topology';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { asOperator, startTestServer } from '../testing/startTestServer.ts';
import type { TestRequest, TestServer } from '../testing/startTestServer.ts';
import { TopologyJson } from './schemas/replySchemas.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (method: string, path: string, body?: unknown) => {
  const question: TestRequest = { method, headers: asOperator };
  return server.ask(`/api/v1${path}`, body === undefined ? question : { ...question, body });
};
const topology = (): Topology => server.watcher.index?.topology as Topology;

it('the topology matches its schema, and is not sent again if it has not changed', async () => {
  const answer = await ask('GET', '/topology');
  expect(TopologyJson.strict().parse(answer.json())).toEqual(answer.json());
  const etag = answer.headers.etag ?? '';
  const headers = { ...asOperator, 'if-none-match': etag };
  expect((await server.ask('/api/v1/topology', { headers })).status).toBe(304);
});

it('R37: the topology is the same compressed and plain', async () => {
  const get = (encoding: string) =>
    fetch(`${server.origin}/api/v1/topology`, { headers: { ...asOperator, 'accept-encoding': encoding } });
  const [compressed, plain] = [await get('gzip'), await get('identity')];
  expect(compressed.headers.get('content-encoding')).toBe('gzip');
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await compressed.text()).toBe(await plain.text());
});

it('R51: the watcher reports the effects of create, connect, disconnect and remove', async () => {
  const created = await ask('POST', '/networks', { name: 'chart', labels: { team: 'a' } });
  expect(created.status).toBe(201);
  const { id } = created.json<{ id: string }>();
  await vi.waitFor(() => expect(topology().networks.map((each) => each.id)).toContain(id));
  expect((await ask('GET', `/networks/${id}`)).json<Network>().labels).toEqual({ team: 'a' });
  expect((await ask('GET', `/networks/${id}/inspect`)).json<{ Name: string }>().Name).toBe('chart');
  const namesOf = async (query: string) =>
    (await ask('GET', `/networks?${query}`)).json<Network[]>().map((each) => each.name);
  expect(await namesOf('label=team=a')).toEqual(['chart']);
  expect(await namesOf('name=char&unused=true&driver=bridge&driver=overlay')).toEqual(['chart']);
  expect(await namesOf('label=team=a&internal=true')).toEqual([]);
  expect((await ask('GET', '/networks?dangling=maybe')).status).toBe(400);

  const running = topology().containers.find(
    (each) => each.state === 'running' && each.namespace.kind === 'own',
  );
  // Engines emit no event when a stopped container is connected.
  const stopped = topology().containers.find(
    (each) => each.state === 'exited' && each.namespace.kind === 'own',
  );
  for (const container of [running?.id, stopped?.id]) {
    const isThere = () =>
      topology().attachments.some((each) => each.containerId === container && each.networkName === 'chart');
    expect((await ask('GET', `/containers/${container}/inspect`)).status).toBe(200);
    expect((await ask('POST', `/networks/${id}/connect`, { container })).status).toBe(204);
    await vi.waitFor(() => expect(isThere()).toBe(true));
    expect((await ask('POST', `/networks/${id}/disconnect`, { container })).status).toBe(204);
    await vi.waitFor(() => expect(isThere()).toBe(false));
  }
  expect((await ask('DELETE', `/networks/${id}`)).status).toBe(204);
  await vi.waitFor(() => expect(topology().networks.map((each) => each.id)).not.toContain(id));
  expect((await ask('DELETE', `/networks/${id}`)).json().code).toBe('unknown-network');
});

it('R44: a refusal has a code, says what to do, and includes the engine’s message', async () => {
  const taken = await ask('POST', '/networks', {
    name: topology().networks.find((each) => !each.predefined)?.name,
  });
  expect([taken.status, taken.json().code]).toEqual([409, 'name-taken']);
  expect(taken.json().engine).toMatch(/already exists/);
  expect(taken.headers['content-type']).toContain('application/problem+json');
  const subnet = topology().networks.flatMap((each) => each.ipam.config)[0]?.subnet;
  const overlapping = await ask('POST', '/networks', { name: 'over', subnets: [{ subnet }] });
  expect(overlapping.json().code).toBe('subnet-overlaps');
  const used = topology().attachments.find(
    (each) => each.state === 'live' && !isPredefined(each.networkId),
  )?.networkId;
  expect((await ask('DELETE', `/networks/${used}`)).json().code).toBe('active-endpoints');
  const host = topology().networks.find((each) => each.driver === 'host')?.id;
  const container = topology().containers.find((each) => each.namespace.kind === 'own')?.id;
  const joined = await ask('POST', `/networks/${host}/connect`, { container });
  expect(joined.json().code).toBe('refused-by-namespace');
});

const isPredefined = (id: string) => topology().networks.find((each) => each.id === id)?.predefined ?? false;

it('R50: a request that would break the engine is refused before it is sent', async () => {
  const createNetwork = vi.spyOn(server.client, 'createNetwork');
  const removeNetwork = vi.spyOn(server.client, 'removeNetwork');
  const bridge = 'com.docker.network.bridge.name';
  const docker0 = await ask('POST', '/networks', { name: 'evil', options: { [bridge]: 'docker0' } });
  expect([docker0.status, docker0.json().code]).toEqual([409, 'predefined-network']);
  const other = topology().networks.find((each) => each.driver === 'bridge' && !each.predefined);
  const taken = other?.options[bridge] ?? `br-${other?.id.slice(0, 12)}`;
  expect((await ask('POST', '/networks', { name: 'evil', options: { [bridge]: taken } })).status).toBe(422);
  const predefined = topology().networks.find((each) => each.predefined);
  expect((await ask('DELETE', `/networks/${predefined?.id}`)).json().code).toBe('predefined-network');
  expect(createNetwork).not.toHaveBeenCalled();
  expect(removeNetwork).not.toHaveBeenCalled();
});

it('R52: positions are saved per engine, and null deletes one', async () => {
  const put = (positions: Record<string, unknown>) => ask('PUT', '/positions', { positions });
  const read = async () => (await ask('GET', '/positions')).json<{ positions: object }>().positions;
  expect((await put({ a: { x: 1, y: 2 }, b: { x: -3.5, y: 0 } })).status).toBe(204);
  expect((await put({ a: null, c: { x: 0, y: 0 } })).status).toBe(204);
  expect(await read()).toEqual({ b: { x: -3.5, y: 0 }, c: { x: 0, y: 0 } });
  for (const bad of [{ a: { x: 'far', y: 0 } }, { a: { x: 1e9, y: 0 } }, { '': { x: 0, y: 0 } }]) {
    expect((await put(bad)).status).toBe(400);
  }
  expect(await readFile(join(server.dataDir, 'positions.json'), 'utf8')).toContain(topology().engine.id);
});

it('the OpenAPI document describes the header with the activity’s id', async () => {
  const { paths } = (await ask('GET', '/openapi.json')).json<{
    paths: Record<string, Record<string, { responses: Record<string, { headers?: object }> }>>;
  }>();
  const headersOf = (method: string, path: string, status: string) =>
    Object.keys(paths[`/api/v1${path}`]?.[method]?.responses[status]?.headers ?? {});
  expect(headersOf('delete', '/networks/{id}', '204')).toEqual(['portolan-activity']);
  expect(headersOf('post', '/containers', '201')).toEqual(['portolan-activity']);
  expect(headersOf('post', '/containers/{id}/pause', '204')).toEqual(['portolan-activity']);
  expect(headersOf('get', '/networks', '200')).toEqual([]);
});
