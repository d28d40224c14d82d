import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TopologySnapshot } from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import { pino } from 'pino';
import { createServer } from '../createServer.ts';
import type { ServerParts } from '../createServer.ts';
import { AddedEngines } from '../engines/AddedEngines.ts';
import { UNNAMED } from '../engines/EngineSetting.ts';
import type { EngineSetting } from '../engines/EngineSetting.ts';
import { PositionStore } from '../positions/PositionStore.ts';

export const OPERATOR = 'operator-token-of-the-tests';
export const VIEWER = 'viewer-token-of-the-tests';
export const asOperator = { authorization: `Bearer ${OPERATOR}` };
export const asViewer = { authorization: `Bearer ${VIEWER}` };

export interface TestResponse {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** Returns the parsed body, with the type that the test expects. */
  json: <T = { code?: string; detail?: string; engine?: string }>() => T;
}

export interface TestRequest {
  method?: string;
  headers?: Record<string, string>;
  /** Sent as JSON unless it is a string. */
  body?: unknown;
}

/** Starts the real server with the sample engine, on a free port. */
export async function startTestServer(
  options: {
    settings?: Partial<ServerParts['settings']>;
    webFolder?: string;
    /** Names of further engines, each with a sample engine of its own. */
    others?: string[];
    /** True to leave the watcher stopped, as if no engine answered. */
    isUnwatched?: boolean;
  } = {},
) {
  const sample = await startSampleEngine();
  const others = await Promise.all((options.others ?? []).map(() => startSampleEngine()));
  const dataDir = await mkdtemp(join(tmpdir(), 'portolan-server-test-'));
  const readOnly = options.settings?.readOnly ?? false;
  const names = [UNNAMED, ...(options.others ?? [])];
  const logger = pino({ level: 'silent' });
  const added = await AddedEngines.open({ folder: dataDir, logger });
  const server = await createServer(
    {
      settings: {
        token: OPERATOR,
        viewerToken: VIEWER,
        readOnly,
        allowedHosts: [],
        publicOrigin: null,
        trustProxy: null,
        probeImage: null,
        ...options.settings,
      },
      engines: [sample, ...others].map((each, at) => toSetting(names[at] as string, each)),
      added,
      positions: await PositionStore.open(dataDir, () => undefined),
      logger,
      webFolder: options.webFolder ?? join(dataDir, 'no-page'),
      version: '0.0.0',
    },
    { host: '127.0.0.1', port: 0 },
  );
  await added.watchAll(server.engines);
  const { client, watcher } = server.engines.default;
  const { port } = server.address;
  const origin = `http://127.0.0.1:${port}`;
  const ask = (path: string, question: TestRequest = {}) => sendRequest(port, path, question);
  if (!options.isUnwatched) {
    server.engines.start();
    await Promise.all(server.engines.list().map((engine) => once(engine.watcher, 'topology')));
  }
  return {
    port,
    origin,
    client,
    watcher,
    dataDir,
    sample,
    engines: server.engines,
    ask,
    /** @param path `/api/v1`, or that of an engine below it */
    topology: async (path = '/api/v1') =>
      (await ask(`${path}/topology`, { headers: asOperator })).json<TopologySnapshot>(),
    /** Signs in as the page does. Resolves with the headers that a browser would send from then on. */
    signIn: async (token: string) => {
      const answer = await ask('/api/v1/session', { method: 'POST', headers: { origin }, body: { token } });
      const cookie = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
      return { answer, headers: { cookie, origin } };
    },
    stop: async () => {
      await server.close(200);
      await Promise.all([sample, ...others].map((each) => each.close()));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

/** Returns the setting of a sample engine, as if a user had given it. */
export const toSetting = (name: string, { url }: { url: string }): EngineSetting => ({
  name,
  address: { url: url.replace('http:', 'tcp:'), source: 'sample' },
  ...{ sample: true, sampleReason: null, origin: 'configured' },
});

/** Sends a request exactly as given. `fetch` does not allow a test to set Host and Origin. */
function sendRequest(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body }: TestRequest,
): Promise<TestResponse> {
  const isText = typeof body === 'string' || body === undefined;
  const text = isText ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        agent: false,
        headers: {
          ...(isText ? {} : { 'content-type': 'application/json' }),
          // Node does not send it with DELETE unless it is set.
          ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }),
          ...headers,
        },
      },
      (response) => {
        let received = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (received += chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: received,
            json: <T>() => JSON.parse(received) as T,
          }),
        );
      },
    );
    sent.on('upgrade', (response, socket) => {
      socket.destroy();
      const nothing = <T>() => ({}) as T;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text: '', json: nothing });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

/** The headers of a WebSocket handshake. */
export const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};
