import type { EngineSummary } from '@portolan/protocol';
import { EngineProxy } from './engine/EngineProxy.ts';
import { requestApi } from './engine/requestApi.ts';
import { type RunningPortolan, startPortolan } from './engine/startPortolan.ts';
import { expect, test as base } from './fixtures.ts';

export const VIEWER = 'viewer-token-of-the-tests';
export const [first, second, third] = ['sample-1', 'sample-2', 'sample-3'] as const;

/** Tests on three sample engines: the containers and networks of each have the names of those of the others. */
export const test = base.extend<object, { several: RunningPortolan }>({
  several: [
    // Playwright finds the fixtures that this one needs in the destructuring pattern, so it must not be left out.
    async ({}, use) => {
      const several = await startPortolan(['--sample-engines', '3', '--viewer-token', VIEWER]);
      await expect
        .poll(async () => (await enginesOf(several)).map(({ state }) => state))
        .toEqual(['live', 'live', 'live']);
      await use(several);
      await several.stop();
    },
    { scope: 'worker' },
  ],
});

interface Named {
  id: string;
  name: string;
}

/** What an engine has, by name. */
export async function idsOf(portolan: RunningPortolan, engine: string): Promise<Map<string, string>> {
  const { json } = await requestApi(portolan, 'GET', `engines/${engine}/topology`);
  const { containers, networks } = json as { containers: Named[]; networks: Named[] };
  return new Map([...containers, ...networks].map(({ id, name }) => [name, id]));
}

/** The engines that the server watches, the default one first. */
export const enginesOf = async (portolan: RunningPortolan): Promise<EngineSummary[]> =>
  (await requestApi(portolan, 'GET', 'engines')).json as EngineSummary[];

/** Watches an engine named `remote` behind a proxy that can fail, while `use` runs. */
export async function withRemote(
  several: RunningPortolan,
  use: (proxy: EngineProxy) => Promise<void>,
): Promise<void> {
  const address = (await enginesOf(several)).find(({ name }) => name === third)?.address ?? '';
  const proxy = await EngineProxy.open(address);
  try {
    await requestApi(several, 'POST', 'engines', { name: 'remote', url: proxy.dockerHost });
    await use(proxy);
  } finally {
    await requestApi(several, 'DELETE', 'engines/remote');
    await proxy.close();
  }
}
