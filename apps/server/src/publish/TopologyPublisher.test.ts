import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  ClientToServerEvents,
  EngineStatus,
  ServerToClientEvents,
  TopologyDiff,
  TopologySnapshot,
  Version,
} from '@portolan/protocol';
import { applyDiff, diffTopology, TopologyIndex } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { Server } from 'socket.io';
import * as parser from 'socket.io-parser';
import { io as connect } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seededRandom } from '../watch/testing/randomOperations.ts';
import { SnapshotEncoder } from './SnapshotEncoder.ts';
import { TopologyPublisher } from './TopologyPublisher.ts';
import type { TopologySource } from './TopologyPublisher.ts';

type Client = Socket<ServerToClientEvents, ClientToServerEvents>;

const status = (state: EngineStatus['state']): EngineStatus => ({
  ...{ state, since: '2026-01-01T00:00:00Z', address: 'unix:///x', message: null },
  ...{ sample: false, sampleReason: null, readOnly: false },
});

/** A watcher whose topologies the test sets. */
class TestSource extends EventEmitter {
  index: TopologyIndex | null = null;
  status = status('live');

  get topology(): Topology | null {
    return this.index && this.index.topology;
  }

  publish(next: Topology): void {
    const change = this.index && diffTopology(this.index.topology, next);
    if (this.index && !change) return;
    this.index = this.index && change ? this.index.advance(change) : new TopologyIndex(next);
    this.emit('topology', this.index, change);
  }
}

let source: TestSource;
let server: Server<ClientToServerEvents, ServerToClientEvents>;
let publisher: TopologyPublisher;
let url: string;
const clients: Client[] = [];

beforeEach(async () => {
  source = new TestSource();
  const http = createServer();
  server = new Server(http, {
    transports: ['websocket'],
    parser: { ...parser, Encoder: SnapshotEncoder },
  });
  publisher = new TopologyPublisher(source as unknown as TopologySource);
  server.on('connection', (socket) => publisher.serve(socket));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  publisher.close(true);
  await server.close();
});

/** Connects. With a version, the client has a topology already, and asks for what it has missed. */
function join(version?: Version): Client {
  const options = { transports: ['websocket'], forceNew: true, reconnectionDelay: 10 };
  const client: Client = connect(url, { ...options, auth: version ? { asksForTopology: true } : {} });
  if (version) client.emit('topology:resync', version);
  clients.push(client);
  return client;
}

/**
 * Does what a page does: applies diffs and asks for a snapshot after a gap. `drop` says whether a diff is lost. `known` is
 * a snapshot that it has already.
 */
class TestPage {
  readonly client: Client;
  topology: Topology | null = null;
  revision = 0;
  gaps = 0;
  snapshots = 0;
  #epoch = '';

  constructor(drop: () => boolean = () => false, known: TopologySnapshot | null = null) {
    this.client = join(known ? { epoch: known.epoch, revision: known.revision } : undefined);
    if (known) this.#replace(known);
    this.client.on('topology:snapshot', (snapshot) => this.#replace(snapshot));
    this.client.on('topology:diff', (diff) => {
      if (!drop()) this.#apply(diff);
    });
  }

  #replace({ epoch, revision, ...topology }: TopologySnapshot): void {
    [this.#epoch, this.revision, this.topology] = [epoch, revision, topology];
    this.snapshots += 1;
  }

  #apply({ epoch, revision, ...change }: TopologyDiff): void {
    if (!this.topology || (epoch === this.#epoch && revision <= this.revision)) return;
    if (epoch !== this.#epoch || revision !== this.revision + 1) {
      this.gaps += 1;
      this.client.emit('topology:resync');
      return;
    }
    this.topology = applyDiff(this.topology, change);
    this.revision = revision;
  }
}

const HOSTILE = ['__proto__', '<script>', 'a\nb', '\u202Egnp', 'x'.repeat(4096)];

function randomTopology(random: () => number): Topology {
  const networks = Array.from({ length: 4 }, (_, i) => aNetwork(`n-${i}`)).filter(() => random() < 0.8);
  const containers = Array.from({ length: 12 }, (_, i) => {
    const hostile = HOSTILE[Math.floor(random() * HOSTILE.length)] ?? '';
    const labels = Object.fromEntries([[hostile, hostile]]) as Record<string, string>;
    return aContainer(`c-${i}`, { labels, state: random() < 0.7 ? 'running' : 'exited' });
  }).filter(() => random() < 0.8);
  const attachments = containers.flatMap((container) =>
    networks.filter(() => random() < 0.3).map((network) => anAttachment(container, network)),
  );
  return aTopology({ networks, containers, attachments });
}

describe('R37: joining', () => {
  it('gives status, then the snapshot, then diffs', async () => {
    const first = aTopology({ networks: [aNetwork('a')] });
    source.publish(first);
    const client = join();
    const received: string[] = [];
    client.onAny((event: string) => received.push(event));
    await once(client as unknown as EventEmitter, 'topology:snapshot');
    source.publish(aTopology({ networks: [aNetwork('a'), aNetwork('b')] }));
    const [diff] = (await once(client as unknown as EventEmitter, 'topology:diff')) as [TopologyDiff];
    expect(received).toEqual(['engine:status', 'topology:snapshot', 'topology:diff']);
    expect(diff).toMatchObject({
      epoch: publisher.epoch,
      revision: 2,
      put: { networks: [{ name: 'b' }] },
      remove: {},
    });
    expect(publisher.snapshot()).toMatchObject({ epoch: publisher.epoch, revision: 2 });
  });

  it('before the first topology gives that topology when it is there', async () => {
    const page = new TestPage();
    await once(page.client as unknown as EventEmitter, 'engine:status');
    expect(publisher.snapshot()).toBeNull();
    source.publish(aTopology({ networks: [aNetwork('a')] }));
    await vi.waitFor(() => expect(page.topology).toEqual(source.topology));
    source.emit('status', status('stale'));
    const [received] = (await once(page.client as unknown as EventEmitter, 'engine:status')) as [
      EngineStatus,
    ];
    expect(received.state).toBe('stale');
  });

  it('during many changes loses none of them', async () => {
    const random = seededRandom(7);
    source.publish(randomTopology(random));
    const pages: TestPage[] = [];
    for (let i = 0; i < 100; i++) {
      if (i % 5 === 0) pages.push(new TestPage());
      source.publish(randomTopology(random));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await vi.waitFor(() => {
      for (const page of pages) expect(page.topology).toEqual(source.topology);
    });
    expect(pages.map(({ gaps }) => gaps)).toEqual(pages.map(() => 0));
  });
});

describe('R37: joining with a version', () => {
  const topologyOf = (revision: number) =>
    aTopology({ networks: Array.from({ length: revision }, (_, i) => aNetwork(`n-${i}`)) });

  /** Connects with a version. Returns what it receives, by event and revision, up to revision 4. */
  async function receivedBy(version: Version): Promise<string[]> {
    const client = join(version);
    const received: string[] = [];
    client.on('topology:snapshot', ({ revision }) => received.push(`snapshot ${revision}`));
    client.on('topology:diff', ({ revision }) => received.push(`diff ${revision}`));
    await once(client as unknown as EventEmitter, 'engine:status');
    await vi.waitFor(() => expect(server.of('/').adapter.rooms.get('topology')?.size).toBe(clients.length));
    source.publish(topologyOf(4));
    await vi.waitFor(() => expect(received.at(-1)).toBe('diff 4'));
    return received;
  }

  it.each([
    [3, ['diff 4']],
    [2, ['diff 3', 'diff 4']],
    [1, ['diff 2', 'diff 3', 'diff 4']],
    [0, ['snapshot 3', 'diff 4']],
    [9, ['snapshot 3', 'diff 4']],
  ])('of revision %i gives only what is missing', async (revision, expected) => {
    for (const next of [1, 2, 3]) source.publish(topologyOf(next));
    expect(await receivedBy({ epoch: publisher.epoch, revision })).toEqual(expected);
  });

  it.each([
    ['another epoch', { epoch: 'before' }],
    ['no revision', { revision: '3' as unknown as number }],
  ])('of %s gives a snapshot', async (_, wrong) => {
    for (const next of [1, 2, 3]) source.publish(topologyOf(next));
    const version = { epoch: publisher.epoch, revision: 3, ...wrong };
    expect(await receivedBy(version)).toEqual(['snapshot 3', 'diff 4']);
  });

  it('during many changes loses none of them', async () => {
    const random = seededRandom(11);
    source.publish(randomTopology(random));
    const pages: TestPage[] = [];
    for (let i = 0; i < 100; i++) {
      const snapshot = publisher.snapshot();
      source.publish(randomTopology(random));
      if (i % 5 === 0 && snapshot) pages.push(new TestPage(() => false, snapshot));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await vi.waitFor(() => {
      for (const page of pages) expect(page.topology).toEqual(source.topology);
    });
    expect(pages.map(({ gaps, snapshots }) => gaps + snapshots)).toEqual(pages.map(() => 1));
  });
});

it('R37: a client that asks for the topology gets none before', async () => {
  source.publish(aTopology({ networks: [aNetwork('a')] }));
  const client = connect(url, { transports: ['websocket'], auth: { asksForTopology: true } }) as Client;
  clients.push(client);
  const received: string[] = [];
  client.onAny((event: string) => received.push(event));
  await once(client as unknown as EventEmitter, 'engine:status');
  source.publish(aTopology({ networks: [aNetwork('a'), aNetwork('b')] }));
  source.emit('status', status('stale'));
  await once(client as unknown as EventEmitter, 'engine:status');
  expect(received).toEqual(['engine:status', 'engine:status']);
  client.emit('topology:resync');
  await vi.waitFor(() => expect(received.at(-1)).toBe('topology:snapshot'));
});

describe('R38: a gap', () => {
  it('is closed by the diffs that were missed, if the client says which version it has', async () => {
    source.publish(aTopology({ networks: [] }));
    const page = new TestPage();
    await vi.waitFor(() => expect(page.snapshots).toBe(1));
    const diffs: number[] = [];
    page.client.on('topology:diff', ({ revision }) => diffs.push(revision));
    for (const name of ['a', 'b', 'c']) source.publish(aTopology({ networks: [aNetwork(name)] }));
    await vi.waitFor(() => expect(diffs).toEqual([2, 3, 4]));
    page.client.emit('topology:resync', { epoch: publisher.epoch, revision: 2 });
    await vi.waitFor(() => expect(diffs).toEqual([2, 3, 4, 3, 4]));
    expect(page.snapshots).toBe(1);
  });
});

describe('R37: a hundred joins', () => {
  it('at one revision serialise the snapshot once, whenever they come', async () => {
    source.publish(aTopology({ networks: [aNetwork('a')] }));
    const stringify = vi.spyOn(JSON, 'stringify');
    const serialised = () => stringify.mock.calls.filter(([value]) => value === publisher.snapshot()).length;
    const pages: TestPage[] = [];
    for (let i = 0; i < 100; i++) {
      pages.push(new TestPage());
      if (i % 10 === 9) await vi.waitFor(() => expect(pages.at(-1)?.topology).toEqual(source.topology));
    }
    await vi.waitFor(() => expect(pages.every(({ snapshots }) => snapshots === 1)).toBe(true));
    expect(serialised()).toBe(1);
    const arrays = stringify.mock.calls.filter(
      ([value]) => Array.isArray(value) && value[0] === 'topology:snapshot',
    );
    expect(arrays).toEqual([]);
    source.publish(aTopology({ networks: [aNetwork('a'), aNetwork('b')] }));
    const late = new TestPage();
    await vi.waitFor(() => expect(late.topology).toEqual(source.topology));
    expect(serialised()).toBe(1);
    stringify.mockRestore();
  });
});

describe('R38: a gap', () => {
  it.each([1, 2, 3])('is closed by a snapshot, however many diffs are lost (seed %i)', async (seed) => {
    const random = seededRandom(seed);
    const drops = seededRandom(seed + 100);
    let dropping = true;
    source.publish(randomTopology(random));
    const pages = Array.from({ length: 4 }, () => new TestPage(() => dropping && drops() < 0.2));
    await vi.waitFor(() => expect(pages.every(({ topology }) => topology)).toBe(true));
    for (let i = 0; i < 120; i++) {
      source.publish(randomTopology(random));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    dropping = false;
    // If the last diff was lost, the page notices it by the next one.
    source.publish(randomTopology(random));
    await vi.waitFor(() => {
      for (const page of pages) expect(page.topology).toEqual(source.topology);
    });
    expect(pages.some(({ gaps }) => gaps > 0)).toBe(true);
  });

  it('causes no endless snapshots, and every request for one is answered', async () => {
    source.publish(aTopology({ networks: [aNetwork('a')] }));
    const page = new TestPage();
    await vi.waitFor(() => expect(page.snapshots).toBe(1));
    for (let i = 0; i < 200; i++) page.client.emit('topology:resync');
    await vi.waitFor(() => expect(page.snapshots).toBe(2));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(page.snapshots).toBeLessThanOrEqual(3);
  });
});

describe('R39: a client that receives nothing', () => {
  it('is disconnected beyond 1 MB, and other clients are not affected', async () => {
    source.publish(aTopology({ networks: [aNetwork('a')] }));
    const stalled = join();
    await once(stalled as unknown as EventEmitter, 'topology:snapshot');
    const healthy = new TestPage();
    await vi.waitFor(() => expect(healthy.topology).not.toBeNull());
    const raw = (
      stalled.io.engine as unknown as { transport: { ws: { _socket?: { pause(): void }; pause(): void } } }
    ).transport.ws;
    raw.pause();
    raw._socket?.pause();
    const socketId = stalled.id ?? '';
    for (let i = 0; i < 60; i++) {
      source.publish(
        aTopology({ networks: [aNetwork('a', { labels: { big: String(i).repeat(200_000) } })] }),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(server.of('/').sockets.has(socketId)).toBe(false);
    await vi.waitFor(() => expect(healthy.topology).toEqual(source.topology));
    expect(healthy.gaps).toBe(0);
  });

  it('is disconnected when it asks for snapshots and does not receive them', async () => {
    const labels = { big: 'x'.repeat(3_000_000) };
    source.publish(aTopology({ networks: [aNetwork('a', { labels })] }));
    const greedy = join();
    await once(greedy as unknown as EventEmitter, 'topology:snapshot');
    const socketId = greedy.id ?? '';
    const raw = (greedy.io.engine as unknown as { transport: { ws: { _socket: { pause(): void } } } })
      .transport.ws;
    raw._socket.pause();
    for (let i = 0; i < 20 && server.of('/').sockets.has(socketId); i++) {
      greedy.emit('topology:resync');
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    expect(server.of('/').sockets.has(socketId)).toBe(false);
  });

  it('has time for a snapshot that is larger than that', async () => {
    const labels = { big: 'x'.repeat(6_000_000) };
    source.publish(aTopology({ networks: [aNetwork('a', { labels })] }));
    const page = new TestPage();
    await once(server, 'connection');
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    source.publish(aTopology({ networks: [aNetwork('a', { labels }), aNetwork('b')] }));
    await vi.waitFor(() => expect(page.topology).toEqual(source.topology));
    expect(page.snapshots).toBe(1);
  });
});
