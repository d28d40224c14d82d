import type { ProbeRequest, TopologySnapshot } from '@portolan/protocol';
import { aContainer, aNetwork, anAttachment, aTopology } from '@portolan/topology/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineError } from '../docker/EngineError.ts';
import type { Execution } from '../docker/EngineClient.ts';
import { VerdictCache } from '../reachability/VerdictCache.ts';
import { FakeEngine } from '../watch/testing/FakeEngine.ts';
import { Prober } from './Prober.ts';
import { executionWith } from './testing/executionWith.ts';

const network = aNetwork('n');
const [a, b] = [aContainer('a'), aContainer('b')];
const stopped = aContainer('stopped', { state: 'exited' });
const asleep = aContainer('asleep', { state: 'paused' });
const sharers = Array.from({ length: 8 }, (_, n) =>
  aContainer(`sharer ${n}`, { namespace: { kind: 'container', containerId: a.id } }),
);
const snapshot: TopologySnapshot = {
  epoch: 'e',
  revision: 1,
  ...aTopology({
    networks: [network],
    containers: [a, b, asleep, stopped, ...sharers],
    attachments: [
      anAttachment(a, network, { ipv4: '10.0.0.2' }),
      anAttachment(b, network, { ipv4: '10.0.0.3' }),
      anAttachment(asleep, network, { ipv4: '10.0.0.4' }),
    ],
  }),
};

const ping: ProbeRequest = { from: a.id, to: b.id, kind: 'ping' };
const tcp: ProbeRequest = { ...ping, kind: 'tcp', port: 80 };
const answered = executionWith(0, '1 packets transmitted, 1 packets received, 0% packet loss\n');
const never = new AbortController().signal;

/** An engine of which a test says what its programs print. */
class ScriptedEngine extends FakeEngine {
  run = vi.fn<(id: string, command: readonly string[]) => Promise<Execution | 'no-such-program'>>(() =>
    Promise.resolve(answered),
  );
  images: string[] = [];
  removedHelpers: string[] = [];
  override exec = ((id: string, command: readonly string[]) => this.run(id, command)) as FakeEngine['exec'];
  override listImages = (() =>
    Promise.resolve([{ id: 'i', tags: this.images, size: 1, created: null }])) as never;
  override startHelper = vi.fn(() => Promise.resolve('helper'));
  override removeHelper = ((id: string) => {
    this.removedHelpers.push(id);
    return Promise.resolve();
  }) as FakeEngine['removeHelper'];
}

const lines: [object, string][] = [];
const logger = { info: (line: object, words: string) => void lines.push([line, words]), warn: vi.fn() };
let engine: ScriptedEngine;
let prober: Prober;
function open(probeImage: string | null = null): void {
  engine = new ScriptedEngine();
  prober = new Prober({ client: engine, verdicts: new VerdictCache(), probeImage, logger: logger as never });
}
beforeEach(() => {
  lines.length = 0;
  open();
});
afterEach(() => prober.close());
const probe = (request: ProbeRequest, gone = never) => prober.probe(request, snapshot, 'me', gone);

describe('R242: tools', () => {
  it('are tried in order, and the one that worked comes first the next time', async () => {
    const seen: string[] = [];
    engine.run.mockImplementation((_id, [program = '', ...rest]) => {
      seen.push([program, ...rest].join(' '));
      return Promise.resolve(
        program === 'busybox' && rest[1] === '-w' ? executionWith(0) : 'no-such-program',
      );
    });
    expect(await probe(tcp)).toMatchObject({ outcome: 'reached', tool: 'busybox nc in the container' });
    expect(seen).toHaveLength(4);
    await probe({ ...tcp, port: 81 });
    expect(seen.slice(4)).toEqual(['busybox nc -w 3 10.0.0.3 81 -e true']);
  });

  it('R244: where none is there, a helper from a known local image does it; never one that is pulled', async () => {
    engine.images = ['myown/app:1', 'busybox:1.36', 'busybox:latest'];
    engine.run.mockImplementation((id) => Promise.resolve(id === 'helper' ? answered : 'no-such-program'));
    expect(await probe(ping)).toMatchObject({ outcome: 'reached', tool: 'ping in a helper container' });
    expect(engine.startHelper).toHaveBeenCalledExactlyOnceWith('busybox:latest', a.id);
    await prober.close();
    expect(engine.removedHelpers).toEqual(['helper']);
  });

  it('R247: no image with the tools is said with what to do, and is not "blocked"', async () => {
    engine.images = ['myown/app:1'];
    engine.run.mockResolvedValue('no-such-program');
    const untested = await probe(ping);
    expect(untested).toMatchObject({ outcome: 'untested', tool: null, predicted: 'reached', agrees: null });
    expect(untested.detail).toContain('--probe-image');
    expect(engine.startHelper).not.toHaveBeenCalled();
  });

  it('an image that was named is taken as it is', async () => {
    open('mine:7');
    engine.images = ['busybox:latest'];
    engine.run.mockImplementation((id) => Promise.resolve(id === 'helper' ? answered : 'no-such-program'));
    await probe(ping);
    expect(engine.startHelper).toHaveBeenCalledExactlyOnceWith('mine:7', a.id);
    open('mine:8');
    engine.run.mockResolvedValue('no-such-program');
    engine.startHelper.mockRejectedValue(new EngineError('unknown-image', 'x', 'No such image: mine:8'));
    expect(await probe(ping)).toMatchObject({
      outcome: 'untested',
      detail: 'The engine has no image mine:8. Name another with --probe-image (PORTOLAN_PROBE_IMAGE).',
    });
  });
});

describe('R247: untested', () => {
  it('where the engine refuses to run anything, in its own words', async () => {
    engine.run.mockRejectedValue(new EngineError('refused-by-engine', 'x', 'out of disk space'));
    expect(await probe(ping)).toMatchObject({
      outcome: 'untested',
      detail: 'The engine refused to run a test: out of disk space.',
      tool: null,
    });
    engine.run.mockRejectedValue(
      new EngineError('container-state', 'It is paused.', 'Container 00 is paused'),
    );
    expect((await probe(ping)).detail).toBe('It is paused.');
  });

  it('from a paused one, though a helper beside it would run', async () => {
    expect(await probe({ ...ping, from: asleep.id })).toMatchObject({
      ...{ outcome: 'untested', predicted: 'not-reached', agrees: null },
    });
    expect(engine.run).not.toHaveBeenCalled();
  });

  it('where a program hangs or prints without end', async () => {
    engine.run.mockResolvedValueOnce({ exitCode: null, stdout: 'PING', stderr: '', cut: 'time' });
    expect(await probe(ping)).toMatchObject({ outcome: 'untested', output: 'PING', agrees: null });
    engine.run.mockResolvedValueOnce({ exitCode: null, stdout: 'y\n', stderr: '', cut: 'size' });
    expect((await probe(ping)).detail).toContain('64 KB');
  });

  it('beyond the host, where nothing is sent', async () => {
    expect(await probe({ ...ping, to: 'outside' })).toMatchObject({ outcome: 'untested', target: null });
    expect(engine.run).not.toHaveBeenCalled();
  });
});

it('a frozen engine and a container that is gone are problems of their own', async () => {
  engine.run.mockRejectedValue(new EngineError('engine-timeout', 'slow'));
  await expect(probe(ping)).rejects.toMatchObject({ code: 'engine-timeout' });
  engine.run.mockRejectedValue(new EngineError('unknown-container', 'x', 'No such container: a'));
  await expect(probe(ping)).rejects.toMatchObject({ code: 'unknown-container' });
  await expect(probe({ ...ping, from: stopped.id })).rejects.toThrow('start that one first');
  await expect(probe({ ...ping, from: 'f'.repeat(64) })).rejects.toThrow('no container');
  await expect(probe({ ...ping, to: 'f'.repeat(64) })).rejects.toThrow('no container');
});

it('a helper that is gone is not the container that is gone', async () => {
  engine.images = ['alpine:3'];
  engine.run.mockImplementation((id) =>
    id === 'helper'
      ? Promise.reject(new EngineError('unknown-container', 'x', 'No such container: helper'))
      : Promise.resolve('no-such-program'),
  );
  expect(await probe(ping)).toMatchObject({
    outcome: 'untested',
    detail: 'The engine refused to run a test: No such container: helper.',
  });
  expect(engine.removedHelpers).toEqual(['helper']);
});

it('an engine too slow for all tools is not one that does not answer', async () => {
  const slow = new EngineError('engine-timeout', 'slow');
  engine.run.mockResolvedValueOnce('no-such-program').mockRejectedValueOnce(slow);
  expect(await probe(tcp)).toMatchObject({ outcome: 'untested' });
});

it('observation and prediction side by side', async () => {
  engine.run.mockResolvedValue(executionWith(1, '', 'nc: connect to 10.0.0.3: Connection refused\n'));
  expect(await probe(tcp)).toMatchObject({ outcome: 'refused', predicted: 'reached', agrees: true });
  engine.run.mockResolvedValue(executionWith(1, '', 'nc: timed out\n'));
  expect(await probe(tcp)).toMatchObject({ outcome: 'not-reached', predicted: 'reached', agrees: false });
});

it('a name that leads to another does not reach the one asked about', async () => {
  engine.run.mockResolvedValue(executionWith(0, '192.0.2.9 STREAM b\n'));
  expect(await probe({ ...ping, kind: 'dns', name: 'b' })).toMatchObject({
    outcome: 'not-reached',
    addresses: ['192.0.2.9'],
    detail: 'b resolves to 192.0.2.9, which leads to another.',
    agrees: false,
  });
});

describe('R246: bounds', () => {
  /** Programs that end when the test says so. */
  function hold() {
    let running = 0;
    const most = { ever: 0 };
    const ends: (() => void)[] = [];
    engine.run.mockImplementation(
      () =>
        new Promise((resolve) => {
          most.ever = Math.max(most.ever, ++running);
          ends.push(() => {
            running -= 1;
            resolve(answered);
          });
        }),
    );
    return { most, ends };
  }

  it('four at once, 64 waiting, and no more', async () => {
    const { most, ends } = hold();
    // tcp: pings of one stack go one by one.
    const probes = Array.from({ length: 68 }, () => probe(tcp));
    await expect(probe(tcp)).rejects.toMatchObject({ problem: { code: 'too-many-probes', status: 429 } });
    while (ends.length > 0 || most.ever === 0) {
      ends.splice(0).forEach((end) => end());
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect((await Promise.all(probes)).every(({ outcome }) => outcome === 'reached')).toBe(true);
    expect(most.ever).toBe(4);
    engine.run.mockResolvedValue(answered);
    expect(await probe(tcp)).toMatchObject({ outcome: 'reached' });
  });

  it('pings from one stack go one after another, and do not hold up others', async () => {
    const { most, ends } = hold();
    const pings = sharers.map((each) => probe({ ...ping, from: each.id }));
    const other = probe({ ...tcp, from: b.id, to: a.id });
    await vi.waitFor(() => expect(ends).toHaveLength(2));
    expect(most.ever).toBe(2);
    let done = 0;
    void other.then(() => done++);
    for (const each of pings) void each.then(() => done++);
    while (done < pings.length + 1) {
      ends.splice(0).forEach((end) => end());
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(most.ever).toBe(2);
  });

  it('who went away before their turn is not tested for', async () => {
    const { ends } = hold();
    const first = Array.from({ length: 4 }, () => probe(tcp));
    const gone = new AbortController();
    const left = probe(tcp, gone.signal);
    gone.abort();
    await vi.waitFor(() => expect(ends).toHaveLength(4));
    ends.forEach((end) => end());
    await Promise.all(first);
    expect((await left).outcome).toBe('untested');
    expect(engine.run).toHaveBeenCalledTimes(4);
  });
});

it('R249: the log tells what is tried before it is, and what came of it', async () => {
  await probe(tcp);
  const target = { kind: 'tcp', address: '10.0.0.3', port: 80 };
  const who = { by: 'me', from: a.id, to: b.id, target };
  expect(lines).toEqual([
    [who, 'probe'],
    [
      { ...who, outcome: 'reached', tool: 'nc in the container', milliseconds: expect.any(Number) as number },
      'probed',
    ],
  ]);
});
