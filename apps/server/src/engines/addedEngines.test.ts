import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineSummary, EngineTestReply } from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import type { SampleEngine } from '@portolan/sample-engine';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PositionStore } from '../positions/PositionStore.ts';
import { QueueLimit } from '../publish/QueueLimit.ts';
import { asOperator, asViewer, startTestServer, toSetting } from '../testing/startTestServer.ts';
import type { TestServer } from '../testing/startTestServer.ts';
import { AddedEngines } from './AddedEngines.ts';
import { EngineRegistry } from './EngineRegistry.ts';

let server: TestServer;
let another: SampleEngine;
beforeAll(async () => {
  server = await startTestServer();
  another = await startSampleEngine({ containers: 4, name: 'another' });
});
afterAll(async () => {
  await server.stop();
  await another.close();
});

const urlOf = ({ url }: { url: string }) => url.replace('http:', 'tcp:');
const post = (path: string, body: unknown, headers = asOperator) =>
  server.ask(`/api/v1/${path}`, { method: 'POST', headers, body });
const remove = (name: string, headers = asOperator) =>
  server.ask(`/api/v1/engines/${name}`, { method: 'DELETE', headers });
const list = async () => (await server.ask('/api/v1/engines', { headers: asViewer })).json<EngineSummary[]>();
const stored = () => readFile(join(server.dataDir, 'engines.json'), 'utf8');

describe('R288: an operator adds an engine', () => {
  it('which is watched from then on, and removes it', async () => {
    const answer = await post('engines', { name: 'nas', url: urlOf(another) });
    expect([answer.status, answer.json<EngineSummary>().isRemovable]).toEqual([201, true]);
    await expect
      .poll(async () => (await list())[1])
      .toMatchObject({ name: 'nas', state: 'live', containers: 4 });
    expect(JSON.parse(await stored())).toEqual({
      version: 1,
      engines: [{ name: 'nas', url: urlOf(another) }],
    });
    expect((await stat(join(server.dataDir, 'engines.json'))).mode & 0o777).toBe(0o600);
    expect((await post('engines', { name: 'nas', url: urlOf(another) })).json().code).toBe('engine-exists');
    expect((await remove('nas')).status).toBe(204);
    expect((await list()).map(({ name }) => name)).toEqual(['default']);
    expect(JSON.parse(await stored())).toEqual({ version: 1, engines: [] });
    expect((await remove('nas')).json().code).toBe('unknown-engine');
  });

  it('but removes none that the settings give', async () => {
    expect((await remove('default')).json().code).toBe('engine-configured');
    expect((await post('engines', { name: 'default', url: urlOf(another) })).json().code).toBe(
      'engine-exists',
    );
  });

  it.each([
    [{ name: '../x', url: 'tcp://10.0.0.1:2375' }, 'name'],
    [{ name: '', url: 'tcp://10.0.0.1:2375' }, 'name'],
    [{ name: 'x', url: 'http://10.0.0.1' }, 'not an engine address'],
    [{ name: 'x', url: 'tcp://user:secret@10.0.0.1' }, 'password'],
    [{ name: 'x', url: 'unix:///x.sock', tls: { ca: '/x' } }, 'Only an address with tcp://'],
    [{ name: 'x', url: 'tcp://10.0.0.1', tls: { ca: '/nowhere/ca.pem' } }, '/nowhere/ca.pem'],
    [{ name: 'x', url: 'tcp://10.0.0.1', tls: { ca: 'ca.pem' } }, 'must be absolute'],
    [{ name: 'x', url: 'tcp://10.0.0.1', more: 1 }, 'more'],
  ])('and is told what is wrong with %j', async (body, part) => {
    const answer = await post('engines', body);
    expect([answer.status, answer.json().code]).toEqual([400, 'invalid-request']);
    expect(answer.text).toContain(part);
    expect((await list()).length).toBe(1);
  });

  it('unless the role or the server does not allow it', async () => {
    for (const answer of [
      await post('engines', { name: 'x', url: urlOf(another) }, asViewer),
      await post('engine-tests', { url: urlOf(another) }, asViewer),
      await remove('default', asViewer),
    ])
      expect([answer.status, answer.json().code]).toEqual([403, 'not-allowed']);
    const readOnly = await startTestServer({ settings: { readOnly: true }, isUnwatched: true });
    const body = { name: 'x', url: urlOf(another) };
    const refused = await readOnly.ask('/api/v1/engines', { method: 'POST', headers: asOperator, body });
    expect(refused.json().code).toBe('read-only');
    await readOnly.stop();
  });
});

describe('R288: an engine is tested before it is added', () => {
  it('says who answered, and whether it is watched already', async () => {
    const reply = (await post('engine-tests', { url: urlOf(another) })).json<EngineTestReply>();
    expect(reply).toMatchObject({ product: 'docker', watchedAs: null });
    expect(reply.apiVersion).toMatch(/^1\.\d+$/);
    const own = (await post('engine-tests', { url: urlOf(server.sample) })).json<EngineTestReply>();
    expect([own.watchedAs, own.sameIdAs]).toEqual(['default', null]);
    // The same engine by another address.
    const again = { url: urlOf(server.sample).replace('127.0.0.1', 'localhost') };
    const { watchedAs, sameIdAs } = (await post('engine-tests', again)).json<EngineTestReply>();
    expect([watchedAs, sameIdAs]).toEqual([null, 'default']);
    expect((await list()).length).toBe(1);
  });

  it('says why none answered', async () => {
    const other = createServer((_, response) => void response.writeHead(404).end('not here'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const found = await post('engine-tests', { url: `tcp://127.0.0.1:${port}` });
    await new Promise((resolve) => other.close(resolve));
    expect(found.status).toBeGreaterThanOrEqual(500);
    const refused = await post('engine-tests', { url: `tcp://127.0.0.1:${port}` });
    expect([refused.status, refused.json().code]).toEqual([503, 'engine-unreachable']);
    expect(refused.json().detail).toContain('refused');
  });
});

describe('R288: after a restart', () => {
  async function restart(content: unknown) {
    const folder = await mkdtemp(join(tmpdir(), 'portolan-engines-'));
    await writeFile(
      join(folder, 'engines.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
    const warn = vi.fn<(text: string) => void>();
    const logger = { info: vi.fn(), warn };
    const added = await AddedEngines.open({ folder, logger });
    const registry = new EngineRegistry([toSetting('default', server.sample)], {
      ...{ readOnly: false, probeImage: null, logger: pino({ level: 'silent' }), limit: new QueueLimit() },
      positions: await PositionStore.open(folder, () => undefined),
    });
    registry.start();
    await added.watchAll(registry);
    const names = registry.list().map(({ name }) => name);
    const end = async () => {
      await registry.close();
      await rm(folder, { recursive: true });
    };
    return { registry, names, warnings: warn.mock.calls.map(([text]) => text), end };
  }

  it('the added engines are watched again, but a configured one of the same name takes precedence', async () => {
    const url = urlOf(another);
    const { names, warnings, end } = await restart({
      version: 1,
      engines: [
        { name: 'nas', url },
        { name: 'default', url },
      ],
    });
    expect(names).toEqual(['default', 'nas']);
    expect(warnings).toEqual([expect.stringContaining('The engine default that was added')]);
    await end();
  });

  it('R296: they are read after the default engine, a few at a time', async () => {
    const sockets = new Set<Socket>();
    const silent = createTcpServer((socket) => void sockets.add(socket));
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `tcp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const engines = Array.from({ length: 6 }, (_, at) => ({ name: `silent-${at}`, url }));
    const { registry, end } = await restart({ version: 1, engines });
    expect(sockets.size).toBe(0);
    await once(registry.default.watcher, 'topology');
    await expect.poll(() => sockets.size).toBe(4);
    await expect.poll(() => sockets.size, { timeout: 10_000 }).toBe(6);
    silent.close();
    const ended = end();
    for (const socket of sockets) socket.destroy();
    await ended;
  });

  it('one whose files are gone is listed with the reason', async () => {
    const tls = { ca: '/nowhere/ca.pem' };
    const { registry, end } = await restart({
      version: 1,
      engines: [{ name: 'vps', url: 'tcp://127.0.0.1:1', tls }],
    });
    const summary = () => registry.get('vps')?.summary();
    await expect.poll(summary).toMatchObject({ state: 'unreachable', isRemovable: true });
    expect(summary()?.message).toContain('/nowhere/ca.pem');
    await end();
  });

  it('a file that cannot be read is put aside', async () => {
    const { names, warnings, end } = await restart(
      '{"version":1,"engines":[{"name":"../x","url":"tcp://x"}]}',
    );
    expect(names).toEqual(['default']);
    expect(warnings).toEqual([expect.stringMatching(/cannot be read.*renamed/)]);
    await end();
  });
});

it('R32: the more engines there are, the less often each is listed', async () => {
  const { engines } = server;
  const paces = () => new Set(engines.list().map(({ watcher }) => watcher.relistMin));
  expect(paces()).toEqual(new Set([5_000]));
  const names = Array.from({ length: 19 }, (_, at) => `nas-${at}`);
  for (const name of names) engines.add({ ...toSetting(name, another), origin: 'added' });
  expect(paces()).toEqual(new Set([10_000]));
  for (const name of names) await engines.remove(name);
  expect(paces()).toEqual(new Set([5_000]));
});
