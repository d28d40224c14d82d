import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Benchmark } from '../report/Benchmark.ts';
import { ratioAtMost } from '../report/Row.ts';
import type { Row } from '../report/Row.ts';
import { epochNow, medianOf, sleep } from '../report/statistics.ts';
import { findChanges } from '../stack/findChanges.ts';
import type { Change } from '../stack/findChanges.ts';
import { apply } from '../stack/makeChanges.ts';
import { PageSocket } from '../stack/PageSocket.ts';
import { startProgram } from '../stack/startProgram.ts';
import { startStack } from '../stack/startStack.ts';

const CLIENTS = 100;
const ROUNDS = 60;

export const fanOut: Benchmark = {
  name: 'fanout',
  summary: `one diff to ${CLIENTS} pages, beside a plain WebSocket server`,
  sizes: [],
  async *run({ checkout, say }) {
    say(`fanout: ${CLIENTS} clients`);
    const stack = await startStack({ containers: CLIENTS, checkout });
    const opened = await Promise.all(Array.from({ length: CLIENTS }, () => PageSocket.open(stack.portolan)));
    const sockets = opened.map(({ socket }) => socket);
    const changes = findChanges(await stack.topology(), ROUNDS / 2);
    const plain = await openPlain();
    const spreads = { portolan: [] as Spread[], plain: [] as Spread[] };
    for (let i = 0; i < ROUNDS; i++) {
      const change = changes[(i >> 1) % changes.length] as Change;
      const received = Promise.all(sockets.map((socket) => socket.next('topology:diff', change.id)));
      await apply(stack.engine, change, i % 2 === 0);
      const frames = await received;
      spreads.portolan.push(toSpread(frames.map(({ at }) => at)));
      await sleep(40);
      spreads.plain.push(toSpread(await plain.broadcast(frames[0]?.frame ?? '')));
      await sleep(40);
    }
    for (const socket of sockets) socket.close();
    await plain.close();
    await stack.stop();
    const row = (what: string, of: keyof Spread) => ({
      what,
      figure: medianOf(spreads.portolan.map((spread) => spread[of])),
      unit: 'ms',
      reference: { name: 'plain ws', figure: medianOf(spreads.plain.map((spread) => spread[of])) },
    });
    yield* [
      {
        ...row(`first of ${CLIENTS} pages has a diff → half of them have it`, 'half'),
        targets: [ratioAtMost(1.75)],
      },
      row(`first of ${CLIENTS} pages has a diff → all have it`, 'all'),
    ] satisfies Row[];
  },
};

/** How long after the first client half of the clients, and all of them, had received a message. */
interface Spread {
  half: number;
  all: number;
}

function toSpread(times: readonly number[]): Spread {
  const first = Math.min(...times);
  return { half: medianOf(times) - first, all: Math.max(...times) - first };
}

async function openPlain() {
  const program = await startProgram(new URL('plainBroadcastProgram.ts', import.meta.url), []);
  const open = async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${program.firstLine}`, { perMessageDeflate: false });
    await once(socket, 'open');
    return socket;
  };
  const sender = await open();
  const clients = await Promise.all(Array.from({ length: CLIENTS }, open));
  return {
    /** Resolves with the times at which each client received the text. */
    broadcast: (text: string): Promise<number[]> => {
      const received = clients.map(
        (client) =>
          new Promise<number>((resolve) =>
            client.once('message', (data: Buffer) => {
              const frame = data.toString();
              resolve(frame.length > 0 ? epochNow() : NaN);
            }),
          ),
      );
      sender.send(text);
      return Promise.all(received);
    },
    close: async () => {
      for (const socket of [sender, ...clients]) socket.terminate();
      await program.stop();
    },
  };
}
