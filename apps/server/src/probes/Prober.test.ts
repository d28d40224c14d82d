import type { ProbeRequest } from '@portolan/protocol';
import { TopologyIndex } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Execution } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { VerdictCache } from '../reachability/VerdictCache.ts';
import { FakeEngineClient } from '../watch/testing/FakeEngineClient.ts';
import { Prober } from './Prober.ts';
import { executionWith } from './testing/executionWith.ts';

const network = aNetwork('n');
const [a, b] = [aContainer('a'), aContainer('b')];
const stopped = aContainer('stopped', { state: 'exited' });
const asleep = aContainer('asleep', { state: 'paused' });
const sharers = Array.from({ length: 8 }, (_, n) =>
  aContainer(`sharer ${n}`, { namespace: { kind: 'container', containerId: a.id } }),
);
const index = new TopologyIndex(
  aTopology({
    networks: [network],
    containers: [a, b, asleep, stopped, ...sharers],
    attachments: [
      anAttachment(a, network, { ipv4: '10.0.0.2' }),
      anAttachment(b, network, { ipv4: '10.0.0.3' }),
      anAttachment(asleep, network, { ipv4: '10.0.0.4' }),
    ],
  }),
);

const ping: ProbeRequest = { from: a.id, to: b.id, kind: 'ping' };
const tcp: ProbeRequest = { ...ping, kind: 'tcp', port: 80 };
const answered = executionWith(0, '1 packets transmitted, 1 packets received, 0% packet loss\n');
const never = new AbortController().signal;

/** An engine whose programs print what the test sets. */
class ScriptedEngine extends FakeEngineClient {
  run = vi.fn<(id: string, command: readonly string[]) => Promise<Execution | 'no-such-program'>>(() =>
    Promise.resolve(answered),
  );
  images: string[] = [];
  removedHelpers: string[] = [];
  override exec = ((id: string, command: readonly string[]) =>
    this.run(id, command)) as FakeEngineClient['exec'];
  override listImages = (() =>
    Promise.resolve([{ id: 'i', tags: this.images, size: 1, created: null }])) as never;
  override startHelper = vi.fn(() => Promise.resolve('helper'));
  override removeHelper = ((id: string) => {
    this.removedHelpers.push(id);
    return Promise.resolve();
  }) as FakeEngineClient['removeHelper'];
}

const lines: [object, string][] = [];
const logger = { info: (line: object, message: string) => void lines.push([line, message]), warn: vi.fn() };
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
const probe = (request: ProbeRequest, cancelled = never) => prober.probe(request, index, 'me', cancelled);

describe('R242: tools', () => {
  it('run in order, and the tool that worked comes first the next time', async () => {
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

  it('R244: a helper from a known local image runs them if the container has none; no image is pulled', async () => {
    engine.images = ['myown/app:1', 'busybox:1.36', 'busybox:latest'];
    engine.run.mockImplementation((id) => Promise.resolve(id === 'helper' ? answered : 'no-such-program'));
    expect(await probe(ping)).toMatchObject({ outcome: 'reached', tool: 'ping in a helper container' });
    expect(engine.startHelper).toHaveBeenCalledExactlyOnceWith('busybox:latest', a.id);
    await prober.close();
    expect(engine.removedHelpers).toEqual(['helper']);
  });

  it('R247: without an image the probe is untested, with what to do about it', async () => {
    engine.images = ['myown/app:1'];
    engine.run.mockResolvedValue('no-such-program');
    const untested = await probe(ping);
    expect(untested).toMatchObject({ outcome: 'untested', tool: null, predicted: 'reached', agrees: null });
    expect(untested.detail).toContain('--probe-image');
    expect(engine.startHelper).not.toHaveBeenCalled();
  });

  it('run from the configured image, whatever it contains', async () => {
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
      detail: 'The engine has no image mine:8. Set another image with --probe-image (PORTOLAN_PROBE_IMAGE).',
    });
  });
});

describe('R247: a probe is untested', () => {
  it('if the engine refuses to run programs, with its message', async () => {
    engine.run.mockRejectedValue(new EngineError('refused-by-engine', 'x', 'out of disk space'));
    expect(await probe(ping)).toMatchObject({
      outcome: 'untested',
      detail: 'The engine refused to run the probe: out of disk space.',
      tool: null,
    });
    engine.run.mockRejectedValue(
      new EngineError('container-state', 'It is paused.', 'Container 00 is paused'),
    );
    expect((await probe(ping)).detail).toBe('It is paused.');
  });

  it('from a paused container, although a helper would run', async () => {
    expect(await probe({ ...ping, from: asleep.id })).toMatchObject({
      ...{ outcome: 'untested', predicted: 'not-reached', agrees: null },
    });
    expect(engine.run).not.toHaveBeenCalled();
  });

  it('if a program hangs or prints endlessly', async () => {
    engine.run.mockResolvedValueOnce({ exitCode: null, stdout: 'PING', stderr: '', cut: 'time' });
    expect(await probe(ping)).toMatchObject({ outcome: 'untested', output: 'PING', agrees: null });
    engine.run.mockResolvedValueOnce({ exitCode: null, stdout: 'y\n', stderr: '', cut: 'size' });
    expect((await probe(ping)).detail).toContain('64 KB');
  });

  it('to the outside, where Portolan sends no probes', async () => {
    expect(await probe({ ...ping, to: 'outside' })).toMatchObject({ outcome: 'untested', target: null });
    expect(engine.run).not.toHaveBeenCalled();
  });
});

it('a probe rejects if the engine does not answer or a container is missing or stopped', async () => {
  engine.run.mockRejectedValue(new EngineError('engine-timeout', 'slow'));
  await expect(probe(ping)).rejects.toMatchObject({ code: 'engine-timeout' });
  engine.run.mockRejectedValue(new EngineError('unknown-container', 'x', 'No such container: a'));
  await expect(probe(ping)).rejects.toMatchObject({ code: 'unknown-container' });
  await expect(probe({ ...ping, from: stopped.id })).rejects.toThrow('Start that container first');
  await expect(probe({ ...ping, from: 'f'.repeat(64) })).rejects.toThrow('no container');
  await expect(probe({ ...ping, to: 'f'.repeat(64) })).rejects.toThrow('no container');
});

it('a probe distinguishes a missing helper from a missing container', async () => {
  engine.images = ['alpine:3'];
  engine.run.mockImplementation((id) =>
    id === 'helper'
      ? Promise.reject(new EngineError('unknown-container', 'x', 'No such container: helper'))
      : Promise.resolve('no-such-program'),
  );
  expect(await probe(ping)).toMatchObject({
    outcome: 'untested',
    detail: 'The engine refused to run the probe: No such container: helper.',
  });
  expect(engine.removedHelpers).toEqual(['helper']);
});

it('a probe distinguishes a slow engine from one that does not answer', async () => {
  const slow = new EngineError('engine-timeout', 'slow');
  engine.run.mockResolvedValueOnce('no-such-program').mockRejectedValueOnce(slow);
  expect(await probe(tcp)).toMatchObject({ outcome: 'untested' });
});

it('a probe compares the observation with the prediction', async () => {
  engine.run.mockResolvedValue(executionWith(1, '', 'nc: connect to 10.0.0.3: Connection refused\n'));
  expect(await probe(tcp)).toMatchObject({ outcome: 'refused', predicted: 'reached', agrees: true });
  engine.run.mockResolvedValue(executionWith(1, '', 'nc: timed out\n'));
  expect(await probe(tcp)).toMatchObject({ outcome: 'not-reached', predicted: 'reached', agrees: false });
});

it('R247: a name that resolves to other addresses does not reach the target', async () => {
  engine.run.mockResolvedValue(executionWith(0, '192.0.2.9 STREAM b\n'));
  expect(await probe({ ...ping, kind: 'dns', name: 'b' })).toMatchObject({
    outcome: 'not-reached',
    addresses: ['192.0.2.9'],
    detail: 'b resolves to 192.0.2.9, which is not an address of the target.',
    agrees: false,
  });
});

describe('R246: limits', () => {
  /** Makes programs run until the test ends them. */
  function holdPrograms() {
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

  it('four probes run at once, 64 wait, and further ones are refused', async () => {
    const { most, ends } = holdPrograms();
    // This uses tcp because pings from one network stack run one at a time.
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

  it('pings from one network stack run one at a time and do not delay other probes', async () => {
    const { most, ends } = holdPrograms();
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

  it('a request that is cancelled before its turn is not run', async () => {
    const { ends } = holdPrograms();
    const first = Array.from({ length: 4 }, () => probe(tcp));
    const cancelled = new AbortController();
    const left = probe(tcp, cancelled.signal);
    cancelled.abort();
    await vi.waitFor(() => expect(ends).toHaveLength(4));
    ends.forEach((end) => end());
    await Promise.all(first);
    expect((await left).outcome).toBe('untested');
    expect(engine.run).toHaveBeenCalledTimes(4);
  });
});

it('R249: the log has a line before each probe and one with its outcome', async () => {
  await probe(tcp);
  const target = { kind: 'tcp', address: '10.0.0.3', port: 80 };
  const request = { by: 'me', from: a.id, to: b.id, target };
  expect(lines).toEqual([
    [request, 'probe started'],
    [
      {
        ...request,
        outcome: 'reached',
        tool: 'nc in the container',
        milliseconds: expect.any(Number) as number,
      },
      'probe finished',
    ],
  ]);
});
