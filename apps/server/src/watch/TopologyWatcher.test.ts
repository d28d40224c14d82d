import type { EngineStatus } from '@portolan/protocol';
import { applyDiff } from '@portolan/topology';
import type { Topology } from '@portolan/topology';
import { aContainer, anAttachment, anEngine, idOf } from '@portolan/topology/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEngineClient } from './testing/FakeEngineClient.ts';
import { silentLogger } from './testing/silentLogger.ts';
import { TopologyWatcher } from './TopologyWatcher.ts';
import { nextBackoff, nextRelist, watchTimings } from './watchTimings.ts';
import type { WatchTimings } from './watchTimings.ts';

let engine: FakeEngineClient;
let watcher: TopologyWatcher;
let published: Topology[];
let statuses: EngineStatus['state'][];

beforeEach(() => {
  engine = new FakeEngineClient();
  published = [];
  statuses = [];
});
afterEach(() => watcher.stop());

/** Starts a watcher whose lists and version checks are not repeated, unless a test sets their timings. */
function watch(timings: Partial<WatchTimings> = {}): void {
  watcher = new TopologyWatcher(engine, {
    address: { url: 'unix:///x.sock', source: 'test' },
    ...{ sample: false, sampleReason: null, readOnly: false, logger: silentLogger },
    timings: {
      relistMin: 60_000,
      relistMax: 60_000,
      heartbeat: 60_000,
      backoffMin: 5,
      backoffMax: 20,
      ...timings,
    },
  });
  watcher.on('topology', (next, change) => {
    const before = published.at(-1);
    if (before && change) expect(applyDiff(before, change)).toEqual(next.topology);
    else expect(change).toBeNull();
    published.push(next.topology);
  });
  watcher.on('status', ({ state }) => statuses.push(state));
  watcher.start();
}

const live = () => vi.waitFor(() => expect(watcher.status.state).toBe('live'), { interval: 2 });
const names = () => watcher.index?.topology?.containers.map(({ name }) => name).sort();
const pause = () => new Promise((resolve) => setTimeout(resolve, 40));

describe('R31: subscribe, list, then read what changed', () => {
  it('subscribes before it lists, and publishes when everything has been read', async () => {
    const front = engine.addNetwork('front');
    engine.addContainer('web', [front]);
    engine.addContainer('db', [front]);
    watch();
    await live();
    expect(engine.calls.indexOf('subscribe')).toBeLessThan(engine.calls.indexOf('networks'));
    expect(published).toHaveLength(1);
    expect(watcher.index?.topology?.attachments).toHaveLength(2);
    expect(statuses).toEqual(['live']);
  });

  it('reads again only what an event names; the rest stays the same object', async () => {
    engine.addContainer('web');
    const db = engine.addContainer('db');
    watch();
    await live();
    const [before] = published;
    engine.calls.length = 0;
    engine.addContainer('db', [], { state: 'paused' });
    for (let i = 0; i < 50; i++) engine.emitHint({ kind: 'container', id: db });
    await vi.waitFor(() => expect(published).toHaveLength(2));
    await pause();
    expect(new Set(engine.calls)).toEqual(new Set([db]));
    expect(engine.calls.length).toBeLessThan(50);
    const web = (topology?: Topology) => topology?.containers.find(({ name }) => name === 'web');
    expect(web(published[1])).toBe(web(before));
  });

  it('publishes nothing when nothing changed', async () => {
    const web = engine.addContainer('web');
    watch();
    await live();
    engine.emitHint({ kind: 'container', id: web });
    engine.emitHint({ kind: 'all' });
    await pause();
    expect(published).toHaveLength(1);
  });

  it('finds networks and containers that are added and removed', async () => {
    watch();
    await live();
    const front = engine.addNetwork('front');
    engine.emitHint({ kind: 'network', id: front.id });
    engine.emitHint({ kind: 'container', id: engine.addContainer('web', [front]) });
    await vi.waitFor(() => expect(watcher.index?.topology?.attachments).toHaveLength(1));
    engine.networks.clear();
    engine.readings.clear();
    watcher.refresh({ kind: 'network', id: front.id });
    watcher.refresh({ kind: 'container', id: idOf('container web') });
    await vi.waitFor(() =>
      expect(watcher.index?.topology).toMatchObject({ networks: [], containers: [], attachments: [] }),
    );
  });
});

describe('R32: the repeated list', () => {
  it('finds what a lost event was about', async () => {
    engine.addContainer('web');
    watch({ relistMin: 20, relistMax: 20 });
    await live();
    engine.addContainer('db');
    engine.addContainer('web', [], { state: 'paused' });
    await vi.waitFor(() => expect(names()).toEqual(['db', 'web']));
    expect(watcher.index?.topology?.containers.find(({ name }) => name === 'web')?.state).toBe('paused');
  });

  it('reads stopped containers each time, because connecting them causes no event', async () => {
    const front = engine.addNetwork('front');
    const id = engine.addContainer('old', [front], { state: 'exited' });
    watch({ relistMin: 20, relistMax: 20 });
    await live();
    const reading = engine.readings.get(id);
    if (reading?.attachments[0]) reading.attachments[0].aliases = ['new'];
    await vi.waitFor(() => expect(watcher.index?.topology?.attachments[0]?.aliases).toEqual(['new']));
  });

  it('finds a change without an event that restores what the last list showed', async () => {
    const front = engine.addNetwork('front');
    const id = engine.addContainer('web');
    watch();
    await live();
    engine.addContainer('web', [front]);
    engine.emitHint({ kind: 'container', id });
    await vi.waitFor(() => expect(watcher.index?.topology?.attachments).toHaveLength(1));
    engine.addContainer('web');
    engine.emitHint({ kind: 'all' });
    await vi.waitFor(() => expect(watcher.index?.topology?.attachments).toEqual([]));
  });

  it('is repeated less often if it takes long', () => {
    expect([10, 200, 10_000].map((ms) => nextRelist(watchTimings, ms))).toEqual([5_000, 10_000, 30_000]);
  });
});

describe('R33: one hung inspect', () => {
  it('delays neither the first topology nor other reads', async () => {
    const hung = engine.addContainer('hung');
    const web = engine.addContainer('web');
    const release = engine.holdAnswer(hung);
    watch({ firstReadLimit: 20 });
    await live();
    expect(names()).toEqual(['web']);
    engine.addContainer('web', [], { state: 'paused' });
    engine.emitHint({ kind: 'container', id: hung });
    engine.emitHint({ kind: 'container', id: web });
    await vi.waitFor(() => expect(watcher.index?.topology?.containers[0]?.state).toBe('paused'));
    expect(engine.calls.filter((call) => call === hung)).toHaveLength(1);
    release();
    await vi.waitFor(() => expect(names()).toEqual(['hung', 'web']));
  });

  it('leaves the last reading of its container in place until it ends', async () => {
    const stateOf = (name: string) =>
      watcher.index?.topology?.containers.find((container) => container.name === name)?.state;
    const [hung, web] = [engine.addContainer('hung'), engine.addContainer('web')];
    watch();
    await live();
    const release = engine.holdAnswer(hung);
    for (const name of ['hung', 'web']) engine.addContainer(name, [], { state: 'paused' });
    for (const id of [hung, web]) engine.emitHint({ kind: 'container', id });
    await vi.waitFor(() => expect(stateOf('web')).toBe('paused'));
    expect(stateOf('hung')).toBe('running');
    release();
    await vi.waitFor(() => expect(stateOf('hung')).toBe('paused'));
  });

  it('leaves at most eight reads running at once', async () => {
    for (let i = 0; i < 60; i++) engine.addContainer(`c-${i}`);
    watch();
    await live();
    expect(engine.maxReadsInFlight).toBe(8);
    expect(names()).toHaveLength(60);
  });
});

describe('R34: older evidence never wins', () => {
  it('a read that began before a list without the container does not bring it back', async () => {
    const web = engine.addContainer('web');
    watch();
    await live();
    const release = engine.holdAnswer(web);
    engine.emitHint({ kind: 'container', id: web });
    await vi.waitFor(() => expect(engine.calls.at(-1)).toBe(web));
    engine.readings.clear();
    engine.emitHint({ kind: 'all' });
    await vi.waitFor(() => expect(names()).toEqual([]));
    release();
    await pause();
    expect(published.slice(1).every(({ containers }) => containers.length === 0)).toBe(true);
    expect(names()).toEqual([]);
  });

  it('a list that began before a read found a network does not remove it', async () => {
    watch();
    await live();
    const release = engine.holdAnswer('networks');
    engine.emitHint({ kind: 'all' });
    await pause();
    const front = engine.addNetwork('front');
    engine.emitHint({ kind: 'network', id: front.id });
    await vi.waitFor(() => expect(watcher.index?.topology?.networks).toHaveLength(1));
    release();
    await pause();
    expect(watcher.index?.topology?.networks).toHaveLength(1);
  });
});

describe('R35: a lost engine', () => {
  it('whose stream is cut is read completely again, and is not called stale', async () => {
    const web = engine.addContainer('web');
    watch();
    await live();
    engine.readings.delete(web);
    engine.addContainer('db');
    engine.cutStream();
    await vi.waitFor(() => expect(names()).toEqual(['db']));
    expect(statuses).toEqual(['live']);
    expect(engine.streams).toBe(1);
  });

  it('is stale, keeps the last topology, and is live again when it answers, even as another engine', async () => {
    engine.addContainer('web');
    watch();
    await live();
    engine.down = true;
    engine.cutStream();
    await vi.waitFor(() =>
      expect(watcher.status).toMatchObject({ state: 'stale', message: 'The engine is down.' }),
    );
    expect(names()).toEqual(['web']);
    engine.readings.clear();
    engine.addContainer('other');
    engine.engine = anEngine({ id: 'OTHER', version: '29.0.0' });
    engine.down = false;
    await live();
    expect(watcher.index?.topology).toMatchObject({
      engine: { id: 'OTHER' },
      containers: [{ name: 'other' }],
    });
    expect(published).toHaveLength(2);
    expect(engine.streams).toBe(1);
  });

  it('that has never answered is unreachable', async () => {
    engine.down = true;
    watch();
    await vi.waitFor(() => expect(statuses).toEqual(['unreachable']));
    expect(watcher.index).toBeNull();
    engine.down = false;
    await live();
  });

  it('is tried again after a random pause that grows up to a bound', () => {
    const waits = [0, 1, 2, 3, 4, 50].map((attempt) => nextBackoff(watchTimings, attempt, () => 1));
    expect(waits).toEqual([200, 400, 800, 1600, 3000, 3000]);
    expect(nextBackoff(watchTimings, 4, () => 0.1)).toBe(300);
  });
});

it('R36: a frozen engine keeps its stream open, and a version check notices it', async () => {
  watch({ heartbeat: 20, grace: 20 });
  await live();
  engine.frozen = true;
  await vi.waitFor(() => expect(watcher.status.state).toBe('stale'));
  engine.frozen = false;
  await live();
  expect(engine.streams).toBe(1);
});

it('a watcher can be stopped while it connects', async () => {
  engine.holdAnswer('hello');
  watch();
  await pause();
  await watcher.stop();
  expect(published).toEqual([]);
});

it('the topology attaches a container to a network that it names as soon as that network exists', async () => {
  const web = aContainer('web', { state: 'exited' });
  const front = { ...engine.addNetwork('front') };
  engine.networks.clear();
  const attachment = { ...anAttachment(web, front), networkId: '', id: `${web.id}:front` };
  engine.readings.set(web.id, { container: web, attachments: [attachment] });
  watch();
  await live();
  engine.addNetwork('front');
  engine.emitHint({ kind: 'network', id: front.id });
  await vi.waitFor(() => expect(watcher.index?.topology?.attachments[0]?.networkId).toBe(front.id));
});
