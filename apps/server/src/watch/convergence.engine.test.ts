import { startSampleEngine } from '@portolan/sample-engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngine } from '../docker/openEngine.ts';
import { silentLogger } from './testing/silentLogger.ts';
import { RawEngine } from './testing/RawEngine.ts';
import { RandomOperations, seededRandom } from './testing/randomOperations.ts';
import { toEntityLines } from './testing/toEntityLines.ts';
import { testSeed as seed } from './testing/testSeed.ts';
import { StreamProxy } from './testing/StreamProxy.ts';
import { TopologyWatcher } from './TopologyWatcher.ts';

const OPERATIONS = Number(process.env.PORTOLAN_TEST_OPERATIONS ?? 500);
const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;

describe('on the sample engine', () => {
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  beforeAll(async () => {
    sample = await startSampleEngine();
  });
  afterAll(() => sample.close());
  followsTheEngine(() => ({ dockerHost: sample.url, image: 'nginx:1.27-alpine' }));
});

describe.runIf(realEngine)('on a real engine', () =>
  followsTheEngine(() => ({ dockerHost: realEngine ?? '', image })),
);

function followsTheEngine(target: () => { dockerHost: string; image: string }): void {
  it(`R31: the topology equals docker inspect after ${OPERATIONS} random operations, half of them without events (seed ${seed})`, async () => {
    const { dockerHost, image } = target();
    const plain = new RawEngine(dockerHost);
    const proxy = await StreamProxy.open(dockerHost);
    const address = { url: proxy.url, source: 'test' };
    const watcher = new TopologyWatcher(openEngine(address, { readOnly: true }), {
      ...{ address, sample: false, sampleReason: null, readOnly: true, logger: silentLogger },
      timings: { backoffMax: 300 },
    });
    const random = seededRandom(seed);
    const operations = new RandomOperations(plain, { random, prefix: `ptc-${seed}`, image });
    const done: string[] = [];
    try {
      watcher.start();
      for (let i = 0; i < OPERATIONS; i++) {
        // Every 25 operations the fault changes: none, the stream is cut, none, events are dropped.
        const turn = Math.floor(i / 25) % 4;
        if (i % 25 === 0) {
          proxy.cut = turn === 1;
          // Events can only arrive or be dropped while the stream is open.
          if (turn !== 1) await expect.poll(() => proxy.streams, { timeout: 10_000, interval: 5 }).toBe(1);
          proxy.fault = turn === 3 ? 'mute' : 'none';
        }
        done.push(await operations.next());
      }
      proxy.cut = false;
      proxy.fault = 'none';
      const expected = await plain.inspectAll();
      await expect
        .poll(() => watcher.index && toEntityLines(watcher.index.topology), { timeout: 15_000, interval: 50 })
        .toEqual(expected);
      expect(watcher.status.state).toBe('live');
      expect(proxy.streams).toBe(1);
      expect(operations.accepted, done.join('\n')).toBeGreaterThan(OPERATIONS / 3);
    } finally {
      await watcher.stop();
      await proxy.close();
      await operations.clean();
    }
  }, 240_000);
}
