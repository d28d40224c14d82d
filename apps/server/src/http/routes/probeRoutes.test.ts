import type { Probe } from '@portolan/protocol';
import type { Container, Topology } from '@portolan/topology';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asOperator, asViewer, startTestServer } from '../../testing/startTestServer.ts';
import type { TestServer } from '../../testing/startTestServer.ts';
import { ProbeJson } from '../schemas/verdictSchemas.ts';

const PATH = '/api/v1/probes';

describe('on the sample engine', () => {
  let server: TestServer;
  let pair: [string, string];
  beforeAll(async () => {
    server = await startTestServer();
    pair = findPair(server.watcher.index?.topology as Topology);
  });
  afterAll(() => server.stop());
  const ask = (body: unknown, headers: Record<string, string> = asOperator) =>
    server.ask(PATH, { method: 'POST', headers, body });

  it('R247: every probe is untested, with the engine’s message, and matches its schema', async () => {
    const startHelper = vi.spyOn(server.client, 'startHelper');
    const answer = await ask({ from: pair[0], to: pair[1], kind: 'tcp', port: 80 });
    expect(answer.status).toBe(200);
    expect(ProbeJson.strict().parse(answer.json())).toEqual(answer.json());
    expect(answer.json<Probe>()).toMatchObject({
      outcome: 'untested',
      detail: 'The engine refused to run the probe: the sample engine runs no programs.',
      predicted: 'reached',
      agrees: null,
      tool: null,
    });
    expect(startHelper).not.toHaveBeenCalled();
  });

  it('an invalid request is refused with the invalid field', async () => {
    const [from, to] = pair;
    const stopped = server.watcher.index?.topology?.containers.find(({ state }) => state === 'exited');
    const codes: [object, number, string][] = [
      [{ from, to, kind: 'tcp' }, 400, 'invalid-request'],
      [{ from, to, kind: 'ping', address: '198.51.100.1' }, 400, 'invalid-request'],
      [{ from, to, kind: 'dns', name: '--help' }, 400, 'invalid-request'],
      [{ from: 'host', to, kind: 'ping' }, 400, 'invalid-request'],
      [{ from, to: '0'.repeat(64), kind: 'ping' }, 404, 'unknown-container'],
      [{ from: stopped?.id, to, kind: 'ping' }, 409, 'container-state'],
    ];
    for (const [body, status, code] of codes) {
      const answer = await ask(body);
      expect([answer.status, answer.json().code]).toEqual([status, code]);
    }
    const { fields } = (await ask({ from, to, kind: 'dns', name: '--help' })).json<{ fields: object[] }>();
    expect(fields).toEqual([{ path: 'name', message: 'This is not a host name.' }]);
  });

  it('the OpenAPI document describes probes and reachability', async () => {
    const answer = await server.ask('/api/v1/openapi.json', { headers: asOperator });
    const { paths, components } = answer.json<{
      paths: Record<string, object>;
      components: { schemas: Record<string, object> };
    }>();
    expect(Object.keys(paths)).toEqual(expect.arrayContaining([PATH, '/api/v1/reachability']));
    const schemas = ['Probe', 'Verdict', 'Path', 'Reason', 'ReachabilityMatrix'];
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(schemas));
  });

  it('viewers are not allowed to probe', async () => {
    const body = { from: pair[0], to: pair[1], kind: 'ping' };
    expect((await ask(body, asViewer)).json().code).toBe('not-allowed');
  });
});

it('R245: a read-only server runs no probes and removes no helpers', async () => {
  const server = await startTestServer({ settings: { readOnly: true } });
  const exec = vi.spyOn(server.client, 'exec');
  const sweep = vi.spyOn(server.client, 'sweepHelpers');
  const [from, to] = findPair(server.watcher.index?.topology as Topology);
  const answer = await server.ask(PATH, {
    method: 'POST',
    headers: asOperator,
    body: { from, to, kind: 'ping' },
  });
  expect([answer.status, answer.json().code]).toEqual([403, 'read-only']);
  expect(exec).not.toHaveBeenCalled();
  expect(sweep).not.toHaveBeenCalled();
  await server.stop();
});

/** Returns two running containers that share a network. */
function findPair({ containers, attachments }: Topology): [string, string] {
  const runs = (id: string) =>
    containers.some((each: Container) => each.id === id && each.state === 'running');
  const live = attachments.filter(({ containerId, ipv4 }) => ipv4 !== null && runs(containerId));
  for (const one of live) {
    const other = live.find(
      (each) => each.networkId === one.networkId && each.containerId !== one.containerId,
    );
    if (other) return [one.containerId, other.containerId];
  }
  throw new Error('The sample engine has no such pair.');
}
