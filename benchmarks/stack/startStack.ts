import { join } from 'node:path';
import type { TopologySnapshot } from '@portolan/protocol';
import { startPortolan } from '../../e2e/engine/startPortolan.ts';
import type { RunningPortolan } from '../../e2e/engine/startPortolan.ts';
import { sleep } from '../report/statistics.ts';
import { EngineApi } from './EngineApi.ts';
import { keepRunning } from './running.ts';
import { send, sendOk } from './send.ts';
import type { Answer } from './send.ts';
import { startProgram } from './startProgram.ts';
import { startRealEngine } from './startRealEngine.ts';

/** An engine and a Portolan that watches it, each in a process of its own. */
export interface Stack {
  engine: EngineApi;
  portolan: RunningPortolan;
  /** From the start of Portolan’s process until it was ready, with the whole topology. */
  readyMs: number;
  /** Sends a request to Portolan with its token. @throws Error if the status is not in the 200s */
  request: (path: string, sent?: Parameters<typeof sendOk>[1]) => Promise<Answer>;
  topology: () => Promise<TopologySnapshot>;
  stop: () => Promise<void>;
}

/** The first topology of 5,000 containers may take long on a busy machine. */
const READY_TIMEOUT_MS = 120_000;

export interface StackOptions {
  containers: number;
  checkout: string;
  /** True for a real Docker engine in place of the sample engine. */
  isReal?: boolean;
  /** Returns the address of something between Portolan and the engine at `url`. */
  through?: (url: string) => Promise<string>;
}

export async function startStack({
  containers,
  checkout,
  isReal = false,
  through,
}: StackOptions): Promise<Stack> {
  const { url, stop } = await (isReal ? startRealEngine(containers) : startSampleEngine(containers));
  const engine = new EngineApi(url);
  await engine.followEvents();
  const seen = through ? await through(url) : url;
  const start = performance.now();
  const starting = startPortolan(
    ['--docker-host', seen.replace('http:', 'tcp:'), '--log-level', 'error'],
    join(checkout, 'apps/server/dist/main.js'),
  );
  // Kept from the first moment: an interrupt may come before it has started.
  const stopPortolan = keepRunning(async () => (await starting).stop());
  const portolan = await starting;
  while ((await send(`${portolan.origin}/readyz`)).status !== 200) {
    if (performance.now() - start > READY_TIMEOUT_MS) throw new Error('Portolan did not become ready.');
    await sleep(20);
  }
  const readyMs = performance.now() - start;
  const request: Stack['request'] = (path, sent = {}) =>
    sendOk(`${portolan.origin}${path}`, {
      ...sent,
      headers: { ...sent.headers, Authorization: `Bearer ${portolan.token}` },
    });
  return {
    engine,
    portolan,
    readyMs,
    request,
    topology: async () => JSON.parse((await request('/api/v1/topology')).text) as TopologySnapshot,
    stop: async () => {
      await stopPortolan();
      await stop();
    },
  };
}

async function startSampleEngine(containers: number): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = new URL('sampleEngineProgram.ts', import.meta.url);
  const { firstLine, stop } = await startProgram(program, [String(containers)]);
  return { url: firstLine, stop };
}
