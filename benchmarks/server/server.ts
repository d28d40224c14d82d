import type { Benchmark } from '../report/Benchmark.ts';
import { atMost, ratioAtMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { epochNow, medianOf, sleep } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import type { Change } from '../stack/findChanges.ts';
import { apply } from '../stack/makeChanges.ts';
import { PageSocket } from '../stack/PageSocket.ts';
import { idleShare, memoryMb, processorMs } from '../stack/processUse.ts';
import { startStack } from '../stack/startStack.ts';
import type { Stack } from '../stack/startStack.ts';

/** The number of containers that the processor time per event is compared with. */
const SMALL = 100;
/** With 5,000 containers longer than the longest time between two lists of the engine, so that idle holds one. */
const IDLE_MS = 12_000;
const IDLE_MS_OF_LARGE = 32_000;
/** Changes are made until there are this many, or until the time is over. */
const MAX_CHANGES = 100;
const MAX_CHANGES_MS = 15_000;

export const server: Benchmark = {
  name: 'server',
  summary: 'the server alone: event to diff, processor time, idle, start, a connect’s answer, memory',
  sizes: [SMALL, 1000, 5000],
  async *run({ sizes, checkout, say }) {
    let small: number | null = null;
    for (const containers of sizes) {
      say(`server: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const { pid } = stack.portolan;
      const { socket } = await PageSocket.open(stack.portolan);
      await sleep(2_000);
      const idle = await idleShare(pid, containers < 5000 ? IDLE_MS : IDLE_MS_OF_LARGE);
      const changes = findChanges(await stack.topology(), 100);
      const events = await measureEvents(stack, socket, changes, idle);
      if (containers === SMALL) small = events.processorMs;
      const connect = await measureConnect(stack, changes);
      const isLarge = containers >= 5000;
      const large = <T>(target: T): T[] => (isLarge ? [target] : []);
      yield* [
        { what: 'ready after', containers, figure: stack.readyMs / 1000, unit: 's' },
        {
          what: 'event received by a plain client → diff received, p50',
          containers,
          figure: medianOf(events.eventToDiff),
          unit: 'ms',
          targets: large(atMost(5)),
        },
        {
          what: 'change → diff received, p50',
          containers,
          figure: medianOf(events.changeToDiff),
          unit: 'ms',
          reference: { name: 'plain events client', figure: medianOf(events.changeToEvent) },
          targets: [ratioAtMost(5)],
        },
        {
          what: 'processor time per change',
          containers,
          figure: events.processorMs,
          unit: 'ms',
          ...(small !== null &&
            containers !== SMALL && { reference: { name: `at ${SMALL}`, figure: small } }),
          targets: small === null ? [] : large(ratioAtMost(2)),
        },
        {
          what: 'idle',
          containers,
          figure: idle,
          unit: '% of a core',
          targets: large(atMost(3)),
        },
        {
          what: 'a connect’s answer beyond the engine’s own, p50',
          containers,
          figure: connect.portolan - connect.engine,
          unit: 'ms',
          note: `the engine answers in ${connect.engine.toFixed(1)} ms`,
          targets: large(atMost(20)),
        },
        {
          what: 'server memory after all this',
          containers,
          figure: memoryMb(pid).now,
          unit: 'MB',
          targets: isLarge ? [atMost(250)] : containers === 1000 ? [atMost(130)] : [],
        },
        { what: 'server memory, highest', containers, figure: memoryMb(pid).highest, unit: 'MB' },
      ] satisfies Row[];
      socket.close();
      await stack.stop();
    }
  },
};

/**
 * Makes one change after the other at the engine and waits for each diff: first with pauses, for the times, then without,
 * for the processor time, which is counted only in steps of 10 ms.
 */
async function measureEvents(
  { engine, portolan }: Stack,
  socket: PageSocket,
  changes: readonly Change[],
  idle: number,
) {
  const times = { changeToEvent: [] as number[], changeToDiff: [] as number[], eventToDiff: [] as number[] };
  let made = 0;
  const make = async () => {
    const change = changes[(made >> 1) % changes.length] as Change;
    const { containerId, id } = change;
    const received = Promise.all([engine.nextAttachmentEvent(containerId), socket.next('topology:diff', id)]);
    const at = epochNow();
    await apply(engine, change, made++ % 2 === 0);
    const [event, diff] = await received;
    return { at, event: event.at, diff: diff.at };
  };
  await repeat(async () => {
    const { at, event, diff } = await make();
    times.changeToEvent.push(event - at);
    times.changeToDiff.push(diff - at);
    times.eventToDiff.push(diff - event);
    await sleep(60);
  });
  await sleep(500);
  const start = performance.now();
  const before = processorMs(portolan.pid);
  const count = await repeat(make);
  await sleep(300);
  const used = processorMs(portolan.pid) - before;
  const ownIdle = ((performance.now() - start) * idle) / 100;
  return { ...times, processorMs: Math.max(0, used - ownIdle) / count };
}

async function repeat(make: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let count = 0;
  while (count < MAX_CHANGES && performance.now() - start < MAX_CHANGES_MS) {
    await make();
    count += 1;
  }
  return count;
}

/** Connects containers by turns at the engine itself and through Portolan. Returns the median times of the answers. */
async function measureConnect({ engine, request }: Stack, changes: readonly Change[]) {
  const times = { engine: [] as number[], portolan: [] as number[] };
  for (let i = 0; i < 12; i++) {
    const [first, second] = [changes[2 * i], changes[2 * i + 1]];
    if (!first || !second) break;
    times.engine.push((await engine.connect(first.containerId, first.networkId)).ms);
    await sleep(200);
    const sent = { method: 'POST', body: { container: second.containerId } } as const;
    times.portolan.push((await request(`/api/v1/networks/${second.networkId}/connect`, sent)).ms);
    await sleep(200);
    for (const { containerId, networkId } of [first, second]) await engine.disconnect(containerId, networkId);
    await sleep(100);
  }
  return { engine: medianOf(times.engine), portolan: medianOf(times.portolan) };
}
