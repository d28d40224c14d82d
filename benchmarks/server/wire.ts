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
  summary: 'bytes: a diff beside the snapshot, the engine’s bytes for a change beside a whole list',
  sizes: [105, 1000],
  async run({ sizes, checkout, say }) {
    const rows: Row[] = [];
    for (const containers of sizes) {
      say(`wire: ${containers} containers`);
      let proxy: CountingProxy | undefined;
      const through = async (url: string) => (proxy = await startCountingProxy(url)).url;
      const stack = await startStack({ containers, checkout, through });
      if (!proxy) throw new Error('Portolan was started without the proxy.');
      const { socket, snapshot } = await PageSocket.open(stack.portolan);
      const perList = await bytesOfList(proxy);
      const topology = await stack.topology();
      const shared = await measureConnects(stack, socket, proxy, findChanges(topology, 20));
      const own = await measureConnects(stack, socket, proxy, findOwnChanges(topology, 20));
      rows.push(
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
          reference: { name: 'whole list', figure: perList },
          targets: containers === 105 ? [ratioAtMost(1 / 100)] : [],
        },
        {
          what: 'the same for a network that most projects share',
          containers,
          figure: shared.engineBytes,
          unit: 'B',
          reference: { name: 'whole list', figure: perList },
        },
      );
      socket.close();
      await stack.stop();
    }
    return rows;
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

/** Waits for a whole list, and returns its bytes. */
async function bytesOfList(proxy: CountingProxy): Promise<number> {
  proxy.reset();
  while (proxy.countLists() === 0) await sleep(50);
  // The answers to both requests of the list have arrived by then.
  await sleep(500);
  return proxy.bytes.lists / proxy.countLists();
}
