import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runContainer } from './runContainer.ts';
import { RequestWorld } from './testing/RequestWorld.ts';
import { openBench } from './undo/testing/openBench.ts';

const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const dockerHost = process.env.PORTOLAN_TEST_DOCKER_HOST;

describe.runIf(dockerHost)('on a real engine', () => {
  let world: RequestWorld;
  let withVolume: string;
  beforeAll(async () => {
    world = new RequestWorld(dockerHost ?? '', image);
    withVolume = `${world.prefix}image`;
    const base = await world.container('base', 'none', false);
    await world.must(
      'POST',
      `/commit?container=${base}&repo=${withVolume}&changes=${encodeURIComponent('VOLUME /data')}`,
    );
  });
  afterAll(async () => {
    await world.clean();
    await world.must('DELETE', `/images/${withVolume}`);
  });

  /** Names of all volumes. */
  const volumes = async (): Promise<string[]> => {
    const { Volumes } = (await world.must('GET', '/volumes')) as { Volumes: { Name: string }[] | null };
    return (Volumes ?? []).map(({ Name }) => Name);
  };

  it('R142: a run that fails leaves no volume behind', async () => {
    const before = await volumes();
    const context = { client: world.client, watcher: { topology: null, touch: () => undefined } };
    const body = { name: `${world.prefix}fails`, image: withVolume, command: ['/no-such-program'] };
    await expect(runContainer(context, { kind: 'run-container', body })).rejects.toMatchObject({
      engine: expect.any(String) as unknown,
    });
    expect(await volumes()).toEqual(before);
  });

  it('R142: a run that is taken back leaves no volume behind', async () => {
    const before = await volumes();
    const bench = openBench(dockerHost ?? '', image, world.prefix);
    const body = { name: `${world.prefix}ran`, image: withVolume, command: ['sleep', '3600'] };
    const id = await bench.perform({ kind: 'run-container', body });
    expect(await volumes()).toHaveLength(before.length + 1);
    await bench.undo(id);
    expect(await volumes()).toEqual(before);
  });
});
