import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TopologySnapshot } from '@portolan/protocol';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asOperator,
  asViewer,
  OPERATOR,
  startTestServer,
  upgrade,
  VIEWER,
} from './testing/startTestServer.ts';
import type { TestServer } from './testing/startTestServer.ts';

const POLLING = '/socket.io/?EIO=4&transport=polling';
const WEBSOCKET = '/socket.io/?EIO=4&transport=websocket';
const sockets = [
  ['polling', POLLING, {}],
  ['upgrade', WEBSOCKET, upgrade],
] as const;

let server: TestServer;
let webFolder: string;

beforeAll(async () => {
  webFolder = await mkdtemp(join(tmpdir(), 'portolan-web-'));
  await mkdir(join(webFolder, 'assets'));
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Portolan</title>');
  await writeFile(join(webFolder, 'assets/app-abc.js'), 'export {};');
  await writeFile(join(webFolder, 'assets/app-abc.js.gz'), 'compressed by the build');
  server = await startTestServer({ webFolder });
});
afterAll(async () => {
  await server.stop();
  await rm(webFolder, { recursive: true });
});

describe('R40: the Host header is checked on every request', () => {
  const everywhere: [string, Record<string, string>][] = [
    ['/', {}],
    ['/assets/app-abc.js', {}],
    ['/healthz', {}],
    ['/api/v1/topology', asOperator],
    ['/api/nothing', {}],
    [POLLING, asOperator],
    [WEBSOCKET, { ...asOperator, ...upgrade }],
    ['/elsewhere', upgrade],
  ];
  it.each(everywhere)('%s', async (path, headers) => {
    for (const host of [
      'evil.example',
      `evil.example:${server.port}`,
      'localhost.',
      'localhost@evil',
      '127.0.0.1:65536',
    ]) {
      expect((await server.ask(path, { headers: { ...headers, host } })).status).toBe(421);
    }
  });

  it.each(['localhost', 'LOCALHOST:8080', '127.0.0.1:1', '[::1]:7678'])('allows %s', async (host) => {
    expect((await server.ask('/healthz', { headers: { host } })).status).toBe(200);
  });

  it('allows the configured names, with the port if one is configured', async () => {
    const named = await startTestServer({
      settings: { allowedHosts: ['nas.lan', 'map.lan:81'], publicOrigin: 'https://map.example' },
      isUnwatched: true,
    });
    const statusOf = async (host: string) => (await named.ask('/healthz', { headers: { host } })).status;
    expect(await statusOf('nas.lan')).toBe(200);
    expect(await statusOf('nas.lan:9000')).toBe(200);
    expect(await statusOf('map.lan:81')).toBe(200);
    expect(await statusOf('map.example')).toBe(200);
    expect(await statusOf('map.lan')).toBe(421);
    expect(await statusOf('map.lan:82')).toBe(421);
    expect(await statusOf('evil.nas.lan')).toBe(421);
    await named.stop();
  });
});

describe('R43: the Origin header must match exactly', () => {
  const strange = (port: number) => [
    'null',
    'http://evil.example',
    `https://127.0.0.1:${port}`,
    'http://127.0.0.1:1',
    `http://localhost:${port}`,
    `http://127.0.0.1:${port}.evil.example`,
  ];

  it.each(sockets)('on Socket.IO by %s', async (_how, path, headers) => {
    for (const origin of strange(server.port)) {
      const answer = await server.ask(path, { headers: { ...headers, ...asOperator, origin } });
      expect([origin, answer.status]).toEqual([origin, 403]);
    }
  });

  it('on mutations, with a token or not', async () => {
    for (const origin of strange(server.port)) {
      for (const headers of [{ origin }, { origin, ...asOperator }]) {
        const answer = await server.ask('/api/v1/networks', { method: 'POST', headers, body: { name: 'x' } });
        expect(answer.status).toBe(403);
        expect(answer.json().code).toBe('wrong-origin');
      }
    }
  });

  it('can be missing with a bearer token, but not with a cookie', async () => {
    const { headers } = await server.signIn(OPERATOR);
    const { cookie } = headers;
    const put = { method: 'PUT', body: { positions: {} } };
    expect((await server.ask('/api/v1/positions', { ...put, headers: asOperator })).status).toBe(204);
    expect((await server.ask('/api/v1/positions', { ...put, headers })).status).toBe(204);
    expect((await server.ask('/api/v1/positions', { ...put, headers: { cookie } })).status).toBe(403);
    expect((await server.ask(POLLING, { headers: asOperator })).status).toBe(200);
    expect((await server.ask(POLLING, { headers: { cookie } })).status).toBe(403);
    expect((await server.ask(WEBSOCKET, { headers: { ...upgrade, cookie } })).status).toBe(403);
  });

  it('can be missing on same-origin polling if Sec-Fetch-Site proves it', async () => {
    const { headers } = await server.signIn(OPERATOR);
    const { cookie } = headers;
    const from = (site: string) => ({ headers: { cookie, 'sec-fetch-site': site } });
    expect((await server.ask(POLLING, from('same-origin'))).status).toBe(200);
    for (const site of ['same-site', 'cross-site', 'none']) {
      expect((await server.ask(POLLING, from(site))).status).toBe(403);
    }
    expect((await server.ask('/api/v1/topology', from('same-site'))).status).toBe(403);
    expect((await server.ask('/api/v1/topology', from('same-origin'))).status).toBe(200);
  });

  it('can be that of a proxy, set by --public-origin; the cookie is then Secure', async () => {
    const origin = 'https://map.example';
    const proxied = await startTestServer({ settings: { publicOrigin: origin } });
    const headers = { host: 'map.example', origin };
    const ask = { method: 'POST', headers, body: { token: OPERATOR } };
    const answer = await proxied.ask('/api/v1/session', ask);
    expect(answer.status).toBe(200);
    expect(answer.headers['set-cookie']?.[0]).toMatch(/; Secure/);
    expect((await server.ask('/api/v1/session', ask)).status).toBe(421);
    await proxied.stop();
  });
});

describe('R45: access is denied by default', () => {
  const open = ['GET /healthz', 'GET /readyz', 'POST /api/v1/session'];

  it('all routes of the OpenAPI document need a token, except the public ones', async () => {
    const document = (await server.ask('/api/v1/openapi.json', { headers: asViewer })).json<{
      paths: Record<string, Record<string, unknown>>;
    }>();
    const routes = Object.entries(document.paths).flatMap(([path, each]) =>
      Object.keys(each).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routes).toEqual(expect.arrayContaining([...open, 'DELETE /api/v1/networks/{id}']));
    for (const each of routes.filter((route) => !open.includes(route))) {
      const [method = '', path = ''] = each.split(' ');
      const answer = await server.ask(path.replace('{id}', 'a'.repeat(64)), { method });
      expect([each, answer.status, answer.json().code]).toEqual([each, 401, 'not-signed-in']);
    }
    expect((await server.ask('/api/docs/')).status).toBe(401);
    expect((await server.ask('/api/docs/swagger-ui-init.js')).status).toBe(401);
  });

  it.each(sockets)('Socket.IO by %s needs a token', async (_how, path, headers) => {
    expect((await server.ask(path, { headers: { ...headers } })).status).toBe(401);
    const wrong = { ...headers, authorization: 'Bearer wrong' };
    expect((await server.ask(path, { headers: wrong })).status).toBe(401);
  });

  it('a token in the URL is not accepted', async () => {
    for (const name of ['token', 'access_token', 'auth']) {
      expect((await server.ask(`/api/v1/topology?${name}=${OPERATOR}`)).status).toBe(401);
      expect((await server.ask(`${POLLING}&${name}=${OPERATOR}`)).status).toBe(401);
    }
  });

  it('a viewer can read but not make changes', async () => {
    const id = 'a'.repeat(64);
    expect((await server.ask('/api/v1/topology', { headers: asViewer })).status).toBe(200);
    expect((await server.ask('/metrics', { headers: asViewer })).text).toMatch(/portolan_networks \d/);
    const changes: [string, string][] = [
      ['POST', '/api/v1/networks'],
      ['DELETE', `/api/v1/networks/${id}`],
      ['POST', `/api/v1/networks/${id}/connect`],
      ['POST', `/api/v1/networks/${id}/disconnect`],
      ['PUT', '/api/v1/positions'],
    ];
    for (const [method, path] of changes) {
      const answer = await server.ask(path, { method, headers: asViewer, body: {} });
      expect([path, answer.status, answer.json().code]).toEqual([path, 403, 'not-allowed']);
    }
  });

  it('an unknown API path returns a problem instead of the page', async () => {
    expect((await server.ask('/api/v1/nothing', { headers: asOperator })).json().code).toBe('not-found');
    const wrongMethod = await server.ask('/api/v1/topology', { method: 'POST', headers: asOperator });
    expect([wrongMethod.status, wrongMethod.headers.allow]).toEqual([405, 'GET']);
    expect((await server.ask('/elsewhere', { headers: upgrade })).status).toBe(404);
  });
});

describe('R46: sessions', () => {
  it('the token of the link is exchanged for a cookie that scripts and other sites cannot use', async () => {
    const { answer, headers } = await server.signIn(VIEWER);
    expect(answer.json()).toEqual({ role: 'viewer', readOnly: false });
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    const me = await server.ask('/api/v1/session', { headers });
    expect(me.json()).toEqual({ role: 'viewer', readOnly: false });
  });

  it('a wrong token and a forged cookie give no access', async () => {
    expect((await server.signIn('wrong')).answer.status).toBe(401);
    const { headers } = await server.signIn(OPERATOR);
    const cookie = headers.cookie.replace(/.{8}$/, 'AAAAAAAA');
    expect((await server.ask('/api/v1/session', { headers: { cookie } })).status).toBe(401);
  });

  it('ending a session ends its sockets within a second and invalidates its cookie', async () => {
    const { headers } = await server.signIn(OPERATOR);
    const other = await server.signIn(OPERATOR);
    const open = (extraHeaders: Record<string, string>) =>
      io(server.origin, { transports: ['websocket'], extraHeaders, reconnection: false });
    const [mine, theirs] = [open(headers), open(other.headers)];
    const snapshot = await new Promise<TopologySnapshot>((resolve) => {
      mine.on('topology:snapshot', resolve);
    });
    expect(snapshot).toEqual(await server.topology());
    if (!theirs.connected) await new Promise<void>((resolve) => theirs.on('connect', resolve));
    const began = Date.now();
    const ended = new Promise<void>((resolve) => mine.on('disconnect', () => resolve()));
    expect((await server.ask('/api/v1/session', { method: 'DELETE', headers })).status).toBe(204);
    await ended;
    expect(Date.now() - began).toBeLessThan(1000);
    expect(theirs.connected).toBe(true);
    expect((await server.ask('/api/v1/session', { headers })).status).toBe(401);
    expect((await server.ask(WEBSOCKET, { headers: { ...upgrade, ...headers } })).status).toBe(401);
    theirs.disconnect();
  });
});

describe('R47: request bodies', () => {
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    server.ask('/api/v1/networks', { method: 'POST', body, headers: { ...asOperator, ...headers } });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    '%s is refused',
    async (type) => expect((await post('{"name":"x"}', { 'content-type': type })).status).toBe(415),
  );

  it('are refused if they are missing, too large or not JSON', async () => {
    expect((await post(undefined)).status).toBe(415);
    expect((await post({ name: 'x', labels: { a: 'x'.repeat(70_000) } })).status).toBe(413);
    const json = { 'content-type': 'application/json' };
    for (const body of ['{', '"x"', 'null', '[1']) {
      const answer = await post(body, json);
      expect([body, answer.status, answer.json().code]).toEqual([body, 400, 'invalid-request']);
    }
    expect((await post('{}', { 'content-type': 'application/json; charset=iso-8859-1' })).status).toBe(415);
  });

  it('are refused with the invalid fields if they are hostile', async () => {
    const bodies = [
      { name: '../containers' },
      { name: '<img src=x onerror=alert(1)>' },
      { name: 'a\n{"level":60}' },
      { name: 'x', unknown: 1 },
      { name: 'x', labels: { a: 1 } },
      { name: 'x', subnets: 'y' },
      [],
    ];
    for (const body of bodies) expect((await post(body)).status).toBe(400);
    const sneaky = '{"name":"x","__proto__":{"polluted":1},"labels":{"__proto__":"y"},"constructor":1}';
    expect((await post(sneaky, { 'content-type': 'application/json' })).status).toBe(400);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    // R130: the key is not dropped silently either.
    const dropped = await post('{"name":"x","labels":{"__proto__":"y"}}', {
      'content-type': 'application/json',
    });
    expect([dropped.status, dropped.json().detail]).toEqual([
      400,
      'labels.__proto__: The name __proto__ is not allowed. Choose another one.',
    ]);
    expect((await server.ask('/healthz')).status).toBe(200);
  });

  it('R41: requests without full ids are not sent to the engine', async () => {
    const [network] = (await server.topology()).networks;
    const ids = [network?.id.slice(0, 12), 'bridge', `${network?.id}%2f..%2f..%2fcontainers`, '%00'];
    for (const id of ids) {
      const answer = await server.ask(`/api/v1/networks/${id}`, { method: 'DELETE', headers: asOperator });
      expect([id, answer.status]).toEqual([id, 400]);
    }
    const unknown = `/api/v1/networks/${'b'.repeat(64)}`;
    expect((await server.ask(unknown, { headers: asOperator })).json().code).toBe('unknown-network');
  });
});

describe('R58: headers and the page', () => {
  it('the page has a strict policy; its assets are cached, replies of the API are not', async () => {
    const page = await server.ask('/any/where?x=1');
    expect(page.text).toContain('<title>Portolan</title>');
    expect(page.headers['cache-control']).toBe('no-cache');
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['referrer-policy']).toBe('no-referrer');
    const asset = await server.ask('/assets/app-abc.js');
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.text).toBe('export {};');
    expect((await server.ask('/assets/gone.js')).status).toBe(404);
    const api = await server.ask('/api/v1/topology', { headers: asViewer });
    expect(api.headers['cache-control']).toBe('no-store');
  });

  it('an asset is sent as the build has compressed it, to those that accept that', async () => {
    const { headers, text } = await server.ask('/assets/app-abc.js', {
      headers: { 'accept-encoding': 'gzip, deflate, br' },
    });
    expect(text).toBe('compressed by the build');
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['content-type']).toContain('text/javascript');
    expect(headers['cache-control']).toContain('immutable');
    expect(headers['vary']).toBe('Accept-Encoding');
  });

  it('the API docs work without inline scripts', async () => {
    const { text } = await server.ask('/api/docs/', { headers: asViewer });
    expect(text).toContain('swagger-ui-init.js');
    expect(text).not.toMatch(/<script(?![^>]*src=)[^>]*>|\son\w+=/i);
    const init = await server.ask('/api/docs/swagger-ui-init.js', { headers: asViewer });
    expect(init.text).toContain('/api/v1/openapi.json');
  });
});

describe('R49: forwarded headers', () => {
  it('are refused from clients that are not trusted proxies', async () => {
    for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded']) {
      for (const [path, more] of [
        ['/', {}],
        [WEBSOCKET, upgrade],
      ] as const) {
        const answer = await server.ask(path, { headers: { [name]: 'x', ...more } });
        expect(answer.status).toBe(400);
        expect(answer.text).toContain('--trust-proxy');
      }
    }
  });

  it('are used from a trusted proxy', async () => {
    for (const trustProxy of [1, ['127.0.0.0/8']]) {
      const proxied = await startTestServer({ settings: { trustProxy }, isUnwatched: true });
      const headers = { origin: `https://127.0.0.1:${proxied.port}`, 'x-forwarded-proto': 'https' };
      const answer = await proxied.ask('/api/v1/session', {
        method: 'POST',
        headers,
        body: { token: OPERATOR },
      });
      expect(answer.headers['set-cookie']?.[0]).toContain('Secure');
      await proxied.stop();
    }
    const elsewhere = await startTestServer({ settings: { trustProxy: ['10.0.0.0/8'] }, isUnwatched: true });
    expect((await elsewhere.ask('/', { headers: { 'x-forwarded-for': 'x' } })).status).toBe(400);
    await elsewhere.stop();
  });
});

it('R53: the server is healthy without an engine, and ready after the first topology', async () => {
  const alone = await startTestServer({ isUnwatched: true });
  expect((await alone.ask('/healthz')).status).toBe(200);
  expect((await alone.ask('/readyz')).status).toBe(503);
  expect((await alone.ask('/metrics')).status).toBe(401);
  for (const path of ['/healthz', '/readyz', '/metrics'])
    expect((await alone.ask(path, { headers: { host: 'evil.example', ...asViewer } })).status).toBe(421);
  const answer = await alone.ask('/api/v1/topology', { headers: asViewer });
  expect([answer.status, answer.json().code]).toEqual([503, 'engine-unreachable']);
  const live = new Promise((resolve) => alone.watcher.once('status', resolve));
  alone.watcher.start();
  await live;
  expect((await alone.ask('/readyz')).status).toBe(200);
  await alone.stop();
});

describe('R57: connections that stay open', () => {
  /** Connects a client that requests an upgrade and then neither answers nor disconnects. */
  async function stall(port: number, token: string): Promise<Socket> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.on('error', () => undefined);
    const headers = { ...upgrade, host: `127.0.0.1:${port}`, authorization: `Bearer ${token}` };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET ${WEBSOCKET} HTTP/1.1\r\n${lines.join('')}\r\n`);
    await once(socket, 'data');
    return socket;
  }

  it('do not keep the server from closing', async () => {
    const closing = await startTestServer({ isUnwatched: true });
    const stalled = await Promise.all([1, 2].map(() => stall(closing.port, OPERATOR)));
    for (const socket of stalled) socket.pause();
    const began = performance.now();
    await closing.stop();
    expect(performance.now() - began).toBeLessThan(3_000);
    for (const socket of stalled) socket.destroy();
  });

  it('are ended soon when the upgrade was refused', async () => {
    const refused = await stall(server.port, 'wrong');
    // Writing fails once the other side has closed the connection. It does not fail while it is half closed.
    const poke = () => refused.destroyed || !refused.write('x') || refused.destroyed;
    await expect.poll(poke, { timeout: 4_000, interval: 200 }).toBe(true);
  });
});

it('R48: a read-only server refuses changes to the engine in every role', async () => {
  const readOnly = await startTestServer({ settings: { readOnly: true } });
  const ask = (method: string, path: string, body: unknown) =>
    readOnly.ask(path, { method, headers: asOperator, body });
  expect((await ask('POST', '/api/v1/networks', { name: 'x' })).json().code).toBe('read-only');
  expect((await ask('DELETE', `/api/v1/networks/${'a'.repeat(64)}`, {})).json().code).toBe('read-only');
  expect((await ask('PUT', '/api/v1/positions', { positions: {} })).status).toBe(204);
  expect((await readOnly.signIn(OPERATOR)).answer.json()).toEqual({ role: 'operator', readOnly: true });
  await readOnly.stop();
});
