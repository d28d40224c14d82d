import { join } from 'node:path';
import type { EngineSummary, TopologySnapshot } from '@portolan/protocol';
import { SwitchedEngine } from '../../apps/server/src/engines/testing/SwitchedEngine.ts';
import { startPortolan } from '../../e2e/engine/startPortolan.ts';
import { sleep } from '../report/statistics.ts';
import { EngineApi } from './EngineApi.ts';
import { keepRunning } from './running.ts';
import { sendOk } from './send.ts';
import { startProgram } from './startProgram.ts';

/** Several engines and a Portolan that watches them, each in a process of its own but for the engines, which share one. */
export interface Engines {
  pid: number;
  defaultMs: number;
  allMs: number;
  portolan: Awaited<ReturnType<typeof startPortolan>>;
  api: (name: string) => EngineApi;
  addressOf: (name: string) => SwitchedEngine;
  topology: (name: string) => Promise<TopologySnapshot>;
  stop: () => Promise<void>;
}

/** Starts this many sample engines with so many containers each in one process, each behind an address that can fail, and Portolan. */
export async function startEngines(count: number, containers: number, checkout: string): Promise<Engines> {
  const program = await startProgram(new URL('sampleEngineProgram.ts', import.meta.url), [
    String(containers),
    String(count),
  ]);
  const names = Array.from({ length: count }, (_, i) => `engine-${i + 1}`);
  const urls = program.firstLine.split(' ');
  const addresses = new Map<string, SwitchedEngine>();
  const apis = new Map<string, EngineApi>();
  for (const [i, name] of names.entries()) {
    const url = urls[i] as string;
    addresses.set(name, await SwitchedEngine.open(url));
    apis.set(name, new EngineApi(url));
  }
  const addressOf = (name: string) => addresses.get(name) as SwitchedEngine;
  const hosts = names.flatMap((name) => [
    '--docker-host',
    `${name}=${addressOf(name).url.replace('http:', 'tcp:')}`,
  ]);
  const start = performance.now();
  const starting = startPortolan(
    [...hosts, '--log-level', 'fatal'],
    join(checkout, 'apps/server/dist/main.js'),
  );
  const stopPortolan = keepRunning(async () => (await starting).stop());
  const portolan = await starting;
  const read = async <T>(path: string) =>
    JSON.parse(
      (
        await sendOk(`${portolan.origin}/api/v1/${path}`, {
          headers: { Authorization: `Bearer ${portolan.token}` },
        })
      ).text,
    ) as T;
  let defaultMs: number | null = null;
  for (;;) {
    const states = (await read<EngineSummary[]>('engines')).map(({ state }) => state);
    if (states[0] === 'live') defaultMs ??= performance.now() - start;
    if (defaultMs !== null && states.every((state) => state === 'live')) break;
    await sleep(50);
  }
  return {
    ...{ pid: portolan.pid, defaultMs, allMs: performance.now() - start, portolan, addressOf },
    api: (name) => apis.get(name) as EngineApi,
    topology: (name) => read(`engines/${name}/topology`),
    stop: async () => {
      await stopPortolan();
      for (const address of addresses.values()) await address.close();
      await program.stop();
    },
  };
}
