import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSampleEngine } from '@portolan/sample-engine';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PositionStore } from '../positions/PositionStore.ts';
import { QueueLimit } from '../publish/QueueLimit.ts';
import { RandomOperations, seededRandom } from '../watch/testing/randomOperations.ts';
import { RawEngine } from '../watch/testing/RawEngine.ts';
import { testSeed as seed } from '../watch/testing/testSeed.ts';
import { toEntityLines } from '../watch/testing/toEntityLines.ts';
import { EngineRegistry } from './EngineRegistry.ts';
import type { EngineSetting } from './EngineSetting.ts';
import { SwitchedEngine } from './testing/SwitchedEngine.ts';

const OPERATIONS = Number(process.env.PORTOLAN_TEST_OPERATIONS ?? 1_000);
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const SAMPLE_IMAGE = 'nginx:1.27-alpine';
const realEngines = (process.env.PORTOLAN_TEST_DOCKER_HOST ?? '').split(',').filter((url) => url !== '');

type Ended = () => Promise<unknown>;
const ends: Ended[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

const toSetting = (name: string, url: string): EngineSetting => ({
  name,
  address: { url: url.replace(/^http:/, 'tcp:'), source: 'test' },
  ...{ sample: false, sampleReason: null, origin: 'configured' },
});

/** Four sample engines behind addresses that can fail, and the real engines that there are. */
describe('R287: engines that fail do not concern the others', () => {
  const samples = ['steady', 'killed', 'frozen', 'replaced'];
  const names = [...samples, ...realEngines.map((_, i) => `real-${i}`)];
  let registry: EngineRegistry;
  const switched = new Map<string, SwitchedEngine>();
  const raw = new Map<string, RawEngine>();
  const operations = new Map<string, RandomOperations>();
  const random = seededRandom(seed);
  let another: string;

  const use = (name: string, url: string, prefix = name) => {
    const engine = new RawEngine(url);
    raw.set(name, engine);
    const isReal = name.startsWith('real');
    const options = { random, prefix: `ptf-${seed}-${prefix}`, image: isReal ? image : SAMPLE_IMAGE };
    const made = new RandomOperations(engine, options);
    operations.set(name, made);
    if (isReal) ends.push(() => made.clean());
  };
  const startSample = async (name: string) => {
    const sample = await startSampleEngine({ name });
    ends.push(() => sample.close());
    return sample.url;
  };
  const addressOf = (name: string) => switched.get(name) as SwitchedEngine;
  const stateOf = (name: string) => registry.get(name)?.watcher.status.state;
  const linesOf = (name: string) => {
    const index = registry.get(name)?.watcher.index;
    return index && toEntityLines(index.topology);
  };
  const expectEqual = async (name: string) => {
    const expected = await raw.get(name)?.inspectAll();
    await expect
      .poll(() => linesOf(name), { timeout: 30_000, interval: 50, message: name })
      .toEqual(expected);
  };
  /** Makes random changes on these engines. Changes on the real ones take long, so they get one in ten. */
  const change = async (among: string[], count: number) => {
    const quick = among.filter((name) => !name.startsWith('real'));
    const slow = among.filter((name) => name.startsWith('real'));
    for (let i = 0; i < count; i++) {
      const from = slow.length > 0 && random() < 0.1 ? slow : quick;
      await operations.get(from[Math.floor(random() * from.length)] as string)?.next();
    }
  };

  beforeAll(async () => {
    for (const name of samples) {
      const url = await startSample(name);
      use(name, url);
      const address = await SwitchedEngine.open(url);
      ends.push(() => address.close());
      switched.set(name, address);
    }
    another = await startSample('another');
    realEngines.forEach((url, i) => use(`real-${i}`, url));
    const folder = await mkdtemp(join(tmpdir(), 'portolan-faults-'));
    ends.push(() => rm(folder, { recursive: true }));
    const urls = [...samples.map((name) => addressOf(name).url), ...realEngines];
    registry = new EngineRegistry(
      names.map((name, i) => toSetting(name, urls[i] as string)),
      {
        ...{ readOnly: false, probeImage: null, logger: pino({ level: 'silent' }), limit: new QueueLimit() },
        positions: await PositionStore.open(folder, () => undefined),
      },
    );
    ends.push(() => registry.close());
    registry.start();
    await vi.waitFor(() => expect(names.map(stateOf)).toEqual(names.map(() => 'live')), 30_000);
  }, 120_000);

  it(`each topology equals its engine after ${OPERATIONS} random operations over all, with and without faults (seed ${seed})`, async () => {
    await change(names, OPERATIONS / 3);
    for (const name of names) await expectEqual(name);

    addressOf('killed').set('gone');
    addressOf('frozen').set('frozen');
    use('replaced', another, 'another');
    addressOf('replaced').replace(another);
    await change(names, OPERATIONS / 3);
    for (const name of names.filter((each) => each !== 'killed' && each !== 'frozen')) {
      await expectEqual(name);
      expect(stateOf(name), name).toBe('live');
    }
    for (const name of ['killed', 'frozen']) {
      await expect.poll(() => stateOf(name), { timeout: 30_000, message: name }).toBe('stale');
    }

    for (const name of ['killed', 'frozen']) addressOf(name).set('there');
    await change(names, OPERATIONS / 3);
    for (const name of names) await expectEqual(name);
    for (const name of names) expect(stateOf(name), name).toBe('live');
  }, 240_000);

  it('a call to an engine that does not answer is refused without being sent', async () => {
    const frozen = addressOf('frozen');
    frozen.set('frozen');
    await expect.poll(() => stateOf('frozen'), { timeout: 30_000 }).toBe('stale');
    const { requests } = frozen;
    const client = registry.get('frozen')?.client;
    await expect(client?.listImages()).rejects.toMatchObject({ code: 'engine-unreachable' });
    await expect(client?.createNetwork({ name: 'late' })).rejects.toMatchObject({
      code: 'engine-unreachable',
    });
    expect(frozen.requests.filter((line) => !requests.includes(line) && !line.includes('/version'))).toEqual(
      [],
    );
    frozen.set('there');
    await expect.poll(() => stateOf('frozen'), { timeout: 30_000 }).toBe('live');
    expect((await client?.listImages())?.length).toBeGreaterThan(0);
  }, 60_000);
});
