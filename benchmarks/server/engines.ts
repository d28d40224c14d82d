import type { Benchmark } from '../report/Benchmark.ts';
import { atMost, ratioAtMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf, percentile, sleep } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import type { Change } from '../stack/findChanges.ts';
import { apply, makeChanges } from '../stack/makeChanges.ts';
import { PageSocket } from '../stack/PageSocket.ts';
import { idleShare, memoryMb } from '../stack/processUse.ts';
import { startEngines } from '../stack/startEngines.ts';
import type { Engines } from '../stack/startEngines.ts';

const ENGINES = 50;
const CONTAINERS = 100;
/** After the start, each container is read once more with the next lists. */
const SETTLE_MS = 60_000;
const IDLE_MS = 60_000;
const CHANGES = 150;
/** The engine whose changes are timed, and those that fail meanwhile. */
const TIMED = 'engine-2';
const FROZEN = 'engine-3';
const GONE = 'engine-4';
const FLOODING = ['engine-5', 'engine-6', 'engine-7'];

export const engines: Benchmark = {
  name: 'engines',
  summary: `${ENGINES} engines of ${CONTAINERS} containers each: start, idle, memory, and a change while others fail`,
  sizes: [],
  async *run({ checkout, say }) {
    say(`engines: one engine of ${CONTAINERS} containers`);
    const alone = await startEngines(1, CONTAINERS, checkout);
    const one = await timeChanges(alone, 'engine-1');
    await alone.stop();

    say(`engines: ${ENGINES} of ${CONTAINERS} containers`);
    const many = await startEngines(ENGINES, CONTAINERS, checkout);
    const containers = ENGINES * CONTAINERS;
    await sleep(SETTLE_MS);
    const idle = await idleShare(many.pid, IDLE_MS);
    const calm = await timeChanges(many, TIMED);
    many.addressOf(FROZEN).set('frozen');
    many.addressOf(GONE).set('gone');
    const isOver = { value: false };
    const storms = FLOODING.map((name) => flood(many, name, isOver));
    const disturbed = await timeChanges(many, TIMED);
    isOver.value = true;
    await Promise.all(storms);
    const calmAgain = await timeChanges(many, TIMED);
    const p95 = (times: number[]) => percentile(times, 0.95);
    const undisturbed = { name: 'undisturbed', figure: p95([...calm, ...calmAgain]) };
    yield* [
      { what: 'the default engine is live after', containers, figure: many.defaultMs / 1000, unit: 's' },
      { what: 'all engines are live after', containers, figure: many.allMs / 1000, unit: 's' },
      { what: 'idle', containers, figure: idle, unit: '% of a core' },
      {
        what: 'event → diff received, p50',
        containers,
        figure: medianOf(calm),
        unit: 'ms',
        reference: { name: 'one engine', figure: medianOf(one) },
      },
      {
        what: 'event → diff received, p95, while one is frozen, one gone, three change 50 times a second',
        containers,
        figure: p95(disturbed),
        unit: 'ms',
        reference: undisturbed,
        targets: [ratioAtMost(1.2)],
      },
      {
        what: 'server memory after all this',
        containers,
        figure: memoryMb(many.pid).now,
        unit: 'MB',
        targets: [atMost(300)],
      },
    ] satisfies Row[];
    await many.stop();
  },
};

/** Returns the time from the event to the diff of each of many changes, made one after the other with pauses. */
async function timeChanges(engines: Engines, name: string): Promise<number[]> {
  const api = engines.api(name);
  await api.followEvents();
  const { socket } = await PageSocket.open(engines.portolan, name);
  const changes = findChanges(await engines.topology(name), 20);
  const times: number[] = [];
  for (let i = 0; i < CHANGES; i++) {
    const change = changes[(i >> 1) % changes.length] as Change;
    const received = Promise.all([
      api.nextAttachmentEvent(change.containerId),
      socket.next('topology:diff', change.id),
    ]);
    await apply(api, change, i % 2 === 0);
    const [event, diff] = await received;
    times.push(diff.at - event.at);
    await sleep(60);
  }
  socket.close();
  return times;
}

async function flood(engines: Engines, name: string, isOver: { value: boolean }): Promise<void> {
  const changes = findChanges(await engines.topology(name), 20);
  while (!isOver.value) await makeChanges(engines.api(name), changes, { perSecond: 50, ms: 1_000 });
}
