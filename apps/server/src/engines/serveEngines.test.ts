import { once } from 'node:events';
import type {
  ClientToServerEvents,
  EnginesChange,
  EngineSummary,
  ServerToClientEvents,
  TopologySnapshot,
} from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import { Manager } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, asViewer, OPERATOR, startTestServer, toSetting } from '../testing/startTestServer.ts';
import type { TestServer } from '../testing/startTestServer.ts';

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

let server: TestServer;
let manager: Manager | null = null;
const clients: Client[] = [];

beforeAll(async () => {
  server = await startTestServer({ others: ['nas', 'vps'] });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
  manager = null;
});
afterAll(() => server.stop());

/** Connects to a namespace as a page does: all namespaces share one connection. */
function join(path: string, options: { headers?: Record<string, string>; asks?: boolean } = {}): Client {
  manager ??= new Manager(server.origin, {
    transports: ['websocket'],
    extraHeaders: options.headers ?? asViewer,
  });
  const client: Client = manager.socket(path, { auth: { asksForTopology: options.asks ?? false } });
  clients.push(client);
  return client;
}

/** What socket.io-client has below its sockets. */
interface RawConnection {
  write(packet: string): void;
  transport: { ws: { pause(): void } };
}

const next = <T>(client: Client, event: keyof ServerToClientEvents | 'connect_error'): Promise<T> =>
  new Promise((resolve) => client.once(event as 'connect_error', (value) => resolve(value as T)));

const create = (path: string, name: string) =>
  server.ask(`${path}/networks`, { method: 'POST', headers: asOperator, body: { name } });

describe('R286: a page watches the engines that it connects to', () => {
  it('gets each by its namespace, over one connection', async () => {
    const [root, nas] = [join('/'), join('/engines/nas')];
    const snapshots = await Promise.all([
      next<TopologySnapshot>(root, 'topology:snapshot'),
      next<TopologySnapshot>(nas, 'topology:snapshot'),
    ]);
    expect(snapshots).toEqual([
      await server.topology('/api/v1'),
      await server.topology('/api/v1/engines/nas'),
    ]);
    let rootDiffs = 0;
    root.on('topology:diff', () => (rootDiffs += 1));
    const diff = next<{ put: { networks?: { name: string }[] } }>(nas, 'topology:diff');
    await create('/api/v1/engines/nas', 'seen-there');
    expect((await diff).put.networks?.[0]?.name).toBe('seen-there');
    const own = next<{ put: { networks?: { name: string }[] } }>(root, 'topology:diff');
    await create('/api/v1', 'seen-here');
    expect((await own).put.networks?.[0]?.name).toBe('seen-here');
    expect(rootDiffs).toBe(1);
  });

  it('gets the list of engines in the namespace "/engines", and what changes of it', async () => {
    const list = join('/engines');
    const { put } = await next<EnginesChange>(list, 'engines');
    expect(put.map(({ name }) => name)).toEqual(['default', 'nas', 'vps']);
    const isListed = new Promise<EngineSummary>((resolve) =>
      list.on('engines', ({ put }) => {
        const found = put.find(({ name }) => name === 'new');
        if (found) resolve(found);
      }),
    );
    const sample = await startSampleEngine();
    server.engines.add({ ...toSetting('new', sample), origin: 'added' });
    expect(await isListed).toMatchObject({ name: 'new', isRemovable: true, isDefault: false });
    const page = join('/engines/new', { asks: true });
    await once(page as never, 'connect');
    const gone = new Promise<string[]>((resolve) =>
      list.on('engines', ({ remove }) => remove.length > 0 && resolve(remove)),
    );
    const ended = once(page as never, 'disconnect');
    await server.engines.remove('new');
    expect(await gone).toEqual(['new']);
    await ended;
    expect(list.connected).toBe(true);
    expect((await server.ask('/api/v1/engines/new/topology', { headers: asViewer })).status).toBe(404);
    await sample.close();
  });

  it.each(['/engines/nowhere', '/engines/', '/engines/nas/more', '/elsewhere'])(
    'is refused at %s',
    async (path) => {
      expect(await next<Error>(join(path), 'connect_error')).toMatchObject({ message: 'Invalid namespace' });
    },
  );

  it('of many engines without a warning of Node', async () => {
    const { headers } = await server.signIn(OPERATOR);
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on('warning', note);
    for (let page = 0; page < 4; page++) {
      manager = null;
      const joined = ['/', '/engines/nas', '/engines/vps'].map((path) => join(path, { headers, asks: true }));
      await Promise.all(joined.map((each) => once(each as never, 'connect')));
    }
    const others = Array.from({ length: 8 }, () => {
      manager = null;
      return join('/', { headers, asks: true });
    });
    await Promise.all(others.map((each) => once(each as never, 'connect')));
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });

  it('R39: is disconnected if it joins again and again and takes no data', async () => {
    await once(join('/', { asks: true }) as never, 'connect');
    const { engine } = manager as unknown as { engine: RawConnection };
    const countSockets = async () => {
      const { text } = await server.ask('/metrics', { headers: asViewer });
      return Number(/^portolan_sockets (\d+)$/m.exec(text)?.[1]);
    };
    await expect.poll(countSockets).toBe(1);
    engine.transport.ws.pause();
    for (let time = 0; time < 400 && (await countSockets()) === 1; time++) {
      engine.write('0/engines/nas,');
      await server.ask('/healthz');
      engine.write('1/engines/nas,');
    }
    expect(await countSockets()).toBe(0);
  });

  it('R46: every namespace ends with the session', async () => {
    const { headers } = await server.signIn(OPERATOR);
    const pages = ['/', '/engines', '/engines/nas'].map((path) => join(path, { headers, asks: true }));
    await Promise.all(pages.map((page) => once(page as never, 'connect')));
    const ended = Promise.all(pages.map((page) => once(page as never, 'disconnect')));
    await server.ask('/api/v1/session', { method: 'DELETE', headers });
    await ended;
  });
});
