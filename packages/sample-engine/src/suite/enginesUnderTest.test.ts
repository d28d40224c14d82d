import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startSampleEngine, type SampleEngine } from '../index.ts';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { EngineUnderTest } from './EngineUnderTest.ts';

describe('R109: the engine suite', () => {
  let sample: SampleEngine;
  beforeAll(async () => {
    sample = await startSampleEngine();
  });
  afterAll(() => sample.close());
  afterEach(() => vi.unstubAllEnvs());

  const open = () =>
    EngineUnderTest.open({
      dockerHost: sample.url,
      image: 'portolan-test:latest',
      close: async () => {},
    });

  it('runs on the sample engine, and on the engine at PORTOLAN_TEST_DOCKER_HOST where that is set', async () => {
    vi.stubEnv('PORTOLAN_TEST_DOCKER_HOST', '');
    expect(enginesUnderTest().map(({ name }) => name)).toEqual(['sample engine']);
    vi.stubEnv('PORTOLAN_TEST_DOCKER_HOST', sample.url);
    const [, given] = enginesUnderTest();
    expect(given?.name).toBe(`engine at ${sample.url}`);
    const engine = await given?.open();
    const id = await engine?.createNetwork('given');
    const other = await open();
    expect((await other.call('GET', `/networks/${id}`)).status).toBe(200);
    await engine?.close();
  });

  it('removes everything that has its prefix, and nothing else', async () => {
    const [own, other] = [await open(), await open()];
    expect(own.prefix).not.toBe(other.prefix);
    const idsBefore = await idsOn(own);
    for (const engine of [own, other]) {
      await engine.createNetwork('net');
      await engine.runContainer('running', engine.name('net'));
      await engine.createContainer('created', 'none');
    }
    const otherIds = (await idsOn(own)).filter(({ name }) => name.includes(other.prefix));
    expect(otherIds).toHaveLength(3);
    await own.close();
    expect(await idsOn(other)).toEqual(expect.arrayContaining([...idsBefore, ...otherIds]));
    expect(await idsOn(other)).toHaveLength(idsBefore.length + otherIds.length);
    await other.close();
    expect(await idsOn(other)).toHaveLength(idsBefore.length);
  });
});

/** Lists all networks and containers of an engine. */
async function idsOn(engine: EngineUnderTest): Promise<{ id: string; name: string }[]> {
  const networks = (await engine.must(200, 'GET', '/networks')) as { Id: string; Name: string }[];
  const containers = (await engine.must(200, 'GET', '/containers/json?all=1')) as {
    Id: string;
    Names: string[];
  }[];
  return [
    ...networks.map(({ Id, Name }) => ({ id: Id, name: Name })),
    ...containers.map(({ Id, Names }) => ({ id: Id, name: Names.join() })),
  ];
}
