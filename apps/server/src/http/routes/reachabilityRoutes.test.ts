import type { ReachabilityMatrix } from '@portolan/protocol';
import { Reachability, TopologyIndex } from '@portolan/topology';
import type { Topology, Verdict } from '@portolan/topology';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { asOperator, asViewer, startTestServer } from '../../testing/startTestServer.ts';
import type { TestServer } from '../../testing/startTestServer.ts';
import { MatrixJson, VerdictJson } from '../schemas/verdictSchemas.ts';

const PATH = '/api/v1/reachability';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (query = '', headers: Record<string, string> = asViewer) =>
  server.ask(`${PATH}${query}`, { headers });
const topology = (): Topology => server.watcher.index?.topology as Topology;

it('R240: the API returns the verdict of a pair, which matches its schema', async () => {
  const reachability = new Reachability(new TopologyIndex(topology()));
  const ids = [
    'host',
    'outside',
    ...topology()
      .containers.slice(0, 8)
      .map(({ id }) => id),
  ];
  for (const from of ids) {
    for (const to of ids) {
      const answer = await ask(`?from=${from}&to=${to}`);
      expect(answer.status).toBe(200);
      expect(VerdictJson.strict().parse(answer.json())).toEqual(answer.json());
      expect(answer.json<Verdict>()).toEqual(reachability.verdict(from, to));
    }
  }
});

it('R240: the API returns the matrix without parameters, with one character per pair', async () => {
  const answer = await ask();
  expect(MatrixJson.strict().parse(answer.json())).toEqual(answer.json());
  const { ids, rows } = answer.json<ReachabilityMatrix>();
  expect(ids).toHaveLength(topology().containers.length + 2);
  const reachability = new Reachability(new TopologyIndex(topology()));
  for (const [nth, from] of ids.entries()) {
    expect(rows[nth]).toBe(ids.map((to) => reachability.verdictCode(from, to)).join(''));
  }
  expect(answer.headers['content-length']).toBe(String(answer.text.length));
  const compressed = await ask('', { ...asViewer, 'accept-encoding': 'gzip' });
  expect([answer.headers['content-encoding'], compressed.headers['content-encoding']]).toEqual([
    undefined,
    'gzip',
  ]);
  const etag = answer.headers.etag ?? '';
  expect((await ask('', { ...asViewer, 'if-none-match': etag })).status).toBe(304);
});

it('R240: a later revision has another matrix', async () => {
  const before = await ask();
  const { id } = (
    await server.ask('/api/v1/networks', { method: 'POST', headers: asOperator, body: { name: 'later' } })
  ).json<{ id: string }>();
  const apart = topology().containers.filter(
    ({ state, namespace }) => state === 'running' && namespace.kind === 'own',
  );
  const reachability = new Reachability(new TopologyIndex(topology()));
  const pair = apart
    .flatMap((one) => apart.map((other) => [one.id, other.id] as const))
    .find(([one, other]) => reachability.verdictCode(one, other) === 'b');
  for (const container of pair ?? []) {
    await server.ask(`/api/v1/networks/${id}/connect`, {
      method: 'POST',
      headers: asOperator,
      body: { container },
    });
  }
  await vi.waitFor(async () => {
    const { ids, rows } = (await ask()).json<ReachabilityMatrix>();
    const [one = '', other = ''] = pair ?? [];
    expect(rows[ids.indexOf(one)]?.[ids.indexOf(other)]).toBe('a');
  });
  expect((await ask()).headers.etag).not.toBe(before.headers.etag);
});

it('a refusal explains how to correct an invalid request', async () => {
  const [container] = topology().containers;
  const half = await ask('?from=host');
  expect([half.status, half.json().code]).toEqual([400, 'invalid-request']);
  expect(half.json().detail).toContain('from and to');
  expect((await ask('?to=host')).status).toBe(400);
  expect((await ask(`?from=host&to=${container?.id.slice(0, 12)}`)).status).toBe(400);
  expect((await ask('?from=host&to=host&deep=1')).status).toBe(400);
  const unknown = await ask(`?from=host&to=${'0'.repeat(64)}`);
  expect([unknown.status, unknown.json().code]).toEqual([404, 'unknown-container']);
  expect((await ask('', {})).status).toBe(401);
});
