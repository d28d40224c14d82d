import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ActivityReply, EngineSummary, PositionsReply } from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, asViewer, startTestServer, toSetting } from '../testing/startTestServer.ts';
import type { TestServer } from '../testing/startTestServer.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ others: ['nas', 'vps'] });
});
afterAll(() => server.stop());

const create = (path: string, name: string) =>
  server.ask(`${path}/networks`, { method: 'POST', headers: asOperator, body: { name } });

describe('R285: paths without a name mean the default engine, and those below a name that engine', () => {
  it('lists the engines, the default one first', async () => {
    const engines = (await server.ask('/api/v1/engines', { headers: asViewer })).json<EngineSummary[]>();
    expect(engines.map(({ name, isDefault, state }) => [name, isDefault, state])).toEqual([
      ['default', true, 'live'],
      ['nas', false, 'live'],
      ['vps', false, 'live'],
    ]);
    const [first] = engines;
    const { engine, containers, networks } = await server.topology('/api/v1');
    expect(first).toMatchObject({
      product: 'docker',
      version: engine.version,
      engineId: engine.id,
      containers: containers.length,
      networks: networks.length,
      swarm: { isManager: true },
      isRemovable: false,
    });
    expect(first?.address).toMatch(/^tcp:/);
  });

  it('answers for the default engine with its name and without it', async () => {
    expect(await server.topology('/api/v1/engines/default')).toEqual(await server.topology('/api/v1'));
    const [{ epoch: own }, { epoch: other }] = [
      await server.topology('/api/v1'),
      await server.topology('/api/v1/engines/nas'),
    ];
    expect(own).not.toBe(other);
  });

  it('changes, records and undoes on the named engine only', async () => {
    const answer = await create('/api/v1/engines/nas', 'only-there');
    expect(answer.status).toBe(201);
    const { id } = answer.json<{ id: string }>();
    const networksOf = async (path: string) =>
      (await server.ask(`${path}/networks?id=${id}`, { headers: asViewer })).json<unknown[]>().length;
    await expect.poll(() => networksOf('/api/v1/engines/nas')).toBe(1);
    expect([await networksOf('/api/v1'), await networksOf('/api/v1/engines/vps')]).toEqual([0, 0]);
    const activities = async (path: string) =>
      (await server.ask(`${path}/activity`, { headers: asViewer })).json<ActivityReply>().activities;
    expect([await activities('/api/v1'), await activities('/api/v1/engines/vps')]).toEqual([[], []]);
    const [activity] = await activities('/api/v1/engines/nas');
    const undo = (path: string) =>
      server.ask(`${path}/activity/${activity?.id}/undo`, { method: 'POST', headers: asOperator });
    expect((await undo('/api/v1')).json().code).toBe('unknown-activity');
    expect((await undo('/api/v1/engines/nas')).status).toBe(200);
    await expect.poll(() => networksOf('/api/v1/engines/nas')).toBe(0);
  });

  it('R52: keeps positions of engines apart, even if they have one id', async () => {
    const put = (path: string, x: number) =>
      server.ask(`${path}/positions`, {
        method: 'PUT',
        headers: asOperator,
        body: { positions: { outside: { x, y: 0 } } },
      });
    const paths = ['/api/v1', '/api/v1/engines/nas', '/api/v1/engines/vps'];
    for (const [at, path] of paths.entries()) expect((await put(path, at)).status).toBe(204);
    const read = await Promise.all(
      paths.map(async (path) =>
        (await server.ask(`${path}/positions`, { headers: asViewer })).json<PositionsReply>(),
      ),
    );
    expect(read.map(({ positions }) => positions['outside']?.x)).toEqual([0, 1, 2]);
  });

  it.each(['/api/v1/engines/nowhere/topology', '/api/v1/engines/__proto__/networks'])(
    'refuses %s',
    async (path) => {
      const answer = await server.ask(path, { headers: asViewer });
      expect([
        answer.status,
        ['unknown-engine', 'invalid-request'].includes(answer.json().code ?? ''),
      ]).toEqual([answer.status === 400 ? 400 : 404, true]);
      expect((await server.ask(path)).status).toBe(401);
    },
  );

  it('R219: a pair of two engines needs no third one', async () => {
    const without = await startTestServer({ others: ['nas', 'vps'], isUnwatched: true });
    await Promise.all(
      without.engines
        .list()
        .slice(1)
        .map(({ watcher }) => {
          watcher.start();
          return once(watcher, 'topology');
        }),
    );
    const ask = (query: string) => without.ask(`/api/v1/reachability${query}`, { headers: asViewer });
    expect((await ask('?from=nas/host&to=vps/host')).status).toBe(200);
    expect([(await ask('?from=host&to=vps/host')).status, (await ask('')).status]).toEqual([503, 503]);
    await without.stop();
  });

  it('R219: a pair of two engines is asked for by ENGINE/ID', async () => {
    const { containers } = await server.topology('/api/v1/engines/nas');
    const of = (state: string) => containers.find((each) => each.state === state)?.id ?? '';
    const open = containers.find(({ ports }) => ports.some(({ ip }) => ip === '0.0.0.0'))?.id ?? '';
    const ask = (path: string, from: string, to: string) =>
      server.ask(`${path}/reachability?from=${from}&to=${to}`, { headers: asViewer });
    const across = await ask('/api/v1', 'nas/host', `vps/${open}`);
    expect(across.json()).toMatchObject({
      ...{ from: 'nas/host', to: `vps/${open}`, verdict: 'allowed' },
      paths: expect.arrayContaining([expect.objectContaining({ certainty: 'declared' })]) as unknown[],
    });
    expect(across.headers.etag).toMatch(/^"[^"+]+\+[^"+]+"$/);
    // An id without a name belongs to the engine of the path.
    const bare = await ask('/api/v1/engines/nas', 'host', `vps/${open}`);
    expect(bare.json()).toEqual(across.json());
    const own = await ask('/api/v1', `nas/${open}`, `nas/${of('running')}`);
    expect(own.json()).toEqual((await ask('/api/v1/engines/nas', open, of('running'))).json());
    for (const [from, to, code] of [
      ['nas/host', 'nowhere/host', 'unknown-engine'],
      ['nas/host', `vps/${'0'.repeat(64)}`, 'unknown-container'],
      ['nas/vps/host', 'host', 'invalid-request'],
    ] as const)
      expect((await ask('/api/v1', from, to)).json().code).toBe(code);
  });

  it('R53: the metrics of the default engine have no label', async () => {
    const { text } = await server.ask('/metrics', { headers: asViewer });
    const live = text.split('\n').filter((line) => line.startsWith('portolan_engine_live'));
    expect(live).toEqual([
      'portolan_engine_live 1',
      'portolan_engine_live{engine="nas"} 1',
      'portolan_engine_live{engine="vps"} 1',
    ]);
  });
});

it('R57: a change that the engine is making is completed when the server ends', async () => {
  const sample = await startSampleEngine();
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const slow = createServer((received, response) => {
    const { method, url, headers } = received;
    const passed = request(`${sample.url}${url}`, { method, headers }, (answer) => {
      void (method === 'POST' ? released : Promise.resolve()).then(() => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        response.flushHeaders();
        answer.pipe(response);
      });
    });
    received.pipe(passed);
    passed.on('error', () => response.destroy());
  });
  slow.listen(0, '127.0.0.1');
  await once(slow, 'listening');
  const { port } = slow.address() as AddressInfo;
  const engine = server.engines.add(toSetting('slow', { url: `http://127.0.0.1:${port}` }));
  await once(engine.watcher, 'topology');
  const begun = new Promise<void>((resolve) =>
    slow.on('request', ({ method }) => method === 'POST' && resolve()),
  );
  const made = engine.client.createNetwork({ name: 'made-at-the-end' });
  await begun;
  await engine.close(true);
  release();
  expect((await made).id).toMatch(/^[0-9a-f]{64}$/);
  await server.engines.remove('slow');
  slow.close();
  await sample.close();
});
