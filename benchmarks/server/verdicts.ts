import type { Benchmark } from '../report/Benchmark.ts';
import { atMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { medianOf, sleep } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import { PageSocket } from '../stack/PageSocket.ts';
import { send } from '../stack/send.ts';
import { startStack } from '../stack/startStack.ts';
import type { Stack } from '../stack/startStack.ts';

const PATH = '/api/v1/reachability';
const COMPRESSED = { headers: { 'Accept-Encoding': 'gzip' } };
const limits = new Map([
  [1000, { first: 100, changed: 20 }],
  [5000, { first: 800, changed: 50 }],
]);

export const verdicts: Benchmark = {
  name: 'verdicts',
  summary: 'the matrix of all verdicts over HTTP: first, and after one change',
  sizes: [1000, 5000],
  async *run({ sizes, checkout, say }) {
    for (const containers of sizes) {
      say(`verdicts: ${containers} containers`);
      const stack = await startStack({ containers, checkout });
      const { socket } = await PageSocket.open(stack.portolan);
      await sleep(1_000);
      const health = watchHealth(stack);
      const first = await stack.request(PATH, COMPRESSED);
      const worstHealth = await health.stop();
      const known = await stack.request(PATH, COMPRESSED);
      const plain = await stack.request(PATH);
      const changed = await measureChanged(stack, socket, plain.text);
      const limit = limits.get(containers);
      yield* [
        {
          what: 'matrix, first answer',
          containers,
          figure: first.ms,
          unit: 'ms',
          targets: limit ? [atMost(limit.first)] : [],
        },
        {
          what: 'matrix, answer after one change, p50',
          containers,
          figure: changed.ms,
          unit: 'ms',
          targets: limit ? [atMost(limit.changed)] : [],
        },
        { what: 'matrix, same revision again', containers, figure: known.ms, unit: 'ms' },
        {
          what: 'matrix, compressed',
          containers,
          figure: known.bytes / 1024,
          unit: 'KB',
          reference: { name: 'plain', figure: plain.bytes / 1024 },
        },
        {
          what: 'health, slowest answer during the first matrix',
          containers,
          figure: worstHealth,
          unit: 'ms',
        },
      ] satisfies Row[];
      socket.close();
      await stack.stop();
    }
  },
};

/** Asks for the matrix right after each diff. Checks that the answer has changed and that its form has not. */
async function measureChanged({ engine, request, topology }: Stack, socket: PageSocket, before: string) {
  const times: number[] = [];
  for (const { containerId, networkId, id } of findChanges(await topology(), 3)) {
    const diff = socket.next('topology:diff', id);
    await engine.connect(containerId, networkId);
    await diff;
    times.push((await request(PATH, COMPRESSED)).ms);
  }
  const after = JSON.parse((await request(PATH)).text) as { ids: string[]; rows: string[] };
  const isWhole = after.rows.length === after.ids.length;
  if (!isWhole || JSON.stringify(after) === before) throw new Error('The matrix did not follow the changes.');
  return { ms: medianOf(times) };
}

/** Asks for the server’s health every 20 ms. `stop` returns the time of the slowest answer. */
function watchHealth({ portolan }: Stack): { stop: () => Promise<number> } {
  let isOn = true;
  let worst = 0;
  const watched = (async () => {
    while (isOn) {
      worst = Math.max(worst, (await send(`${portolan.origin}/healthz`)).ms);
      await sleep(20);
    }
  })();
  return {
    stop: async () => {
      isOn = false;
      await watched;
      return worst;
    },
  };
}
