import type { Benchmark } from '../report/Benchmark.ts';
import { ratioAtMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf, sleep } from '../report/statistics.ts';
import { findChanges, findOwnChanges } from '../stack/findChanges.ts';
import type { Change } from '../stack/findChanges.ts';
import { PageSocket } from '../stack/PageSocket.ts';
import { startStack } from '../stack/startStack.ts';
import type { Stack } from '../stack/startStack.ts';
import { startCountingProxy } from './countingProxy.ts';
import type { CountingProxy } from './countingProxy.ts';

export const wire: Benchmark = {
  name: 'wire',
  summary: 'bytes: a diff beside the snapshot, the engine’s answers for a change beside reading everything',
  sizes: [105, 1000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`wire: ${containers} containers`);
      let proxy: CountingProxy | undefined;
      const through = async (url: string) => (proxy = await startCountingProxy(url)).url;
      const stack = await startStack({ containers, checkout, through });
      if (!proxy) throw new Error('Portolan was started without the proxy.');
      const { socket, snapshot } = await PageSocket.open(stack.portolan);
      const everything = proxy.bytes.lists + proxy.bytes.reads;
      await untilListed(proxy);
      const topology = await stack.topology();
      const shared = await measureConnects(stack, socket, proxy, findChanges(topology, 20));
      const own = await measureConnects(stack, socket, proxy, findOwnChanges(topology, 20));
      yield* [
        {
          what: 'diff of a connect',
          containers,
          figure: shared.diffBytes,
          unit: 'B',
          reference: { name: 'snapshot', figure: Buffer.byteLength(snapshot.frame) },
          targets: containers === 1000 ? [ratioAtMost(1 / 1000)] : [],
        },
        {
          what: 'the engine’s answers and events for a connect to a project’s network',
          containers,
          figure: own.engineBytes,
          unit: 'B',
          reference: { name: 'reading everything', figure: everything },
          targets: containers === 105 ? [ratioAtMost(1 / 100)] : [],
        },
        {
          what: 'the same for a network that most projects share',
          containers,
          figure: shared.engineBytes,
          unit: 'B',
          reference: { name: 'reading everything', figure: everything },
        },
      ] satisfies Row[];
      socket.close();
      await stack.stop();
    }
  },
};

/** Makes changes one after the other. Returns the median bytes of a diff, and the engine’s bytes for one change. */
async function measureConnects(
  { engine }: Stack,
  socket: PageSocket,
  proxy: CountingProxy,
  changes: readonly Change[],
) {
  const diffs: number[] = [];
  proxy.reset();
  for (const { containerId, networkId, id } of changes) {
    const diff = socket.next('topology:diff', id);
    await engine.connect(containerId, networkId);
    diffs.push(Buffer.byteLength((await diff).frame));
    await sleep(40);
  }
  const { reads, events } = proxy.bytes;
  return { diffBytes: medianOf(diffs), engineBytes: (reads + events) / changes.length };
}

/** Waits for the next list and the reads that it causes, so that none falls into a measurement. */
async function untilListed(proxy: CountingProxy): Promise<void> {
  proxy.reset();
  while (proxy.countLists() === 0) await sleep(50);
  for (let before = -1; before !== proxy.bytes.reads; await sleep(500)) before = proxy.bytes.reads;
}
