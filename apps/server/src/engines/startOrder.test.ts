import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSampleEngine } from '@portolan/sample-engine';
import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { PositionStore } from '../positions/PositionStore.ts';
import { QueueLimit } from '../publish/QueueLimit.ts';
import { toSetting } from '../testing/startTestServer.ts';
import { EngineRegistry } from './EngineRegistry.ts';
import { SwitchedEngine } from './testing/SwitchedEngine.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Six engines, each behind an address that counts its requests. */
async function openSix() {
  const sample = await startSampleEngine();
  const names = ['first', 'b', 'c', 'd', 'e', 'f'];
  const addresses = await Promise.all(names.map(() => SwitchedEngine.open(sample.url)));
  const folder = await mkdtemp(join(tmpdir(), 'portolan-start-'));
  const registry = new EngineRegistry(
    names.map((name, i) => toSetting(name, addresses[i] as SwitchedEngine)),
    {
      ...{ readOnly: false, probeImage: null, logger: pino({ level: 'silent' }), limit: new QueueLimit() },
      positions: await PositionStore.open(folder, () => undefined),
    },
  );
  ends.push(
    () => rm(folder, { recursive: true, force: true }),
    () => sample.close(),
    ...addresses.map((address) => () => address.close()),
    () => registry.close(),
  );
  const countAsked = () => addresses.filter(({ requests }) => requests.length > 0).length;
  const countLive = () => registry.list().filter(({ watcher }) => watcher.status.state === 'live').length;
  return { registry, addresses, countAsked, countLive };
}

it('R296: the default engine is read first, then no more than four at a time', async () => {
  const { registry, countAsked, countLive } = await openSix();
  let isFirstAlone = false;
  let most = 0;
  for (const engine of registry.list()) {
    engine.watcher.once('topology', () => {
      if (engine.isDefault) isFirstAlone = countAsked() === 1;
      else most = Math.max(most, countAsked() - countLive());
    });
  }
  registry.start();
  await once(registry.default.watcher, 'topology');
  expect(isFirstAlone).toBe(true);
  await vi.waitFor(() => expect(countLive()).toBe(6), 10_000);
  expect(most).toBeLessThanOrEqual(4);
});

it('R296: an engine that does not answer holds up the others only for a while', async () => {
  const { registry, addresses, countLive } = await openSix();
  for (const address of addresses.slice(0, 2)) address.set('frozen');
  registry.start();
  await vi.waitFor(() => expect(countLive()).toBe(4), 15_000);
});
