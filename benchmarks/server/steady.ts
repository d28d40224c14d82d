import type { Benchmark } from '../report/Benchmark.ts';
import { atMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { percentile, sleep } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import { makeChanges } from '../stack/makeChanges.ts';
import { PageSocket } from '../stack/PageSocket.ts';
import { memoryMb, processorMs } from '../stack/processUse.ts';
import { startStack } from '../stack/startStack.ts';

const PER_SECOND = 50;
const SECONDS = 20;

export const steady: Benchmark = {
  name: 'steady',
  summary: `${PER_SECOND} changes/s for ${SECONDS} s: the server’s processor time and memory`,
  sizes: [1000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`steady: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const { pid } = stack.portolan;
      const { socket } = await PageSocket.open(stack.portolan);
      const changes = findChanges(await stack.topology(), 200);
      await sleep(1_000);
      const before = processorMs(pid);
      const start = performance.now();
      const delays: number[] = [];
      const made = await makeChanges(stack.engine, changes, {
        perSecond: PER_SECOND,
        ms: SECONDS * 1000,
        onChange: (change, at) =>
          void socket.next('topology:diff', change.id).then((diff) => delays.push(diff.at - at)),
      });
      const seconds = (performance.now() - start) / 1000;
      const share = (processorMs(pid) - before) / seconds / 10;
      yield* [
        { what: 'changes made', containers, figure: made / seconds, unit: '1/s' },
        {
          what: 'server’s processor time',
          containers,
          figure: share,
          unit: '% of a core',
          targets: [atMost(50)],
        },
        {
          what: 'server’s memory, highest',
          containers,
          figure: memoryMb(pid).highest,
          unit: 'MB',
          targets: [atMost(300)],
        },
        { what: 'change → diff received, p50', containers, figure: percentile(delays, 0.5), unit: 'ms' },
        { what: 'change → diff received, p95', containers, figure: percentile(delays, 0.95), unit: 'ms' },
      ] satisfies Row[];
      socket.close();
      await stack.stop();
    }
  },
};
