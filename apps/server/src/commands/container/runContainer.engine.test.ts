import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runContainer } from './runContainer.ts';
import { RequestTestEngine } from '../testing/RequestTestEngine.ts';
import { openUndoTestSetup } from '../undo/testing/openUndoTestSetup.ts';

const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const dockerHost = process.env.PORTOLAN_TEST_DOCKER_HOST;

describe.runIf(dockerHost)('on a real engine', () => {
  let testEngine: RequestTestEngine;
  let withVolume: string;
  beforeAll(async () => {
    testEngine = new RequestTestEngine(dockerHost ?? '', image);
    withVolume = `${testEngine.prefix}image`;
    const base = await testEngine.container('base', 'none', false);
    await testEngine.must(
      'POST',
      `/commit?container=${base}&repo=${withVolume}&changes=${encodeURIComponent('VOLUME /data')}`,
    );
  });
  afterAll(async () => {
    await testEngine.clean();
    await testEngine.must('DELETE', `/images/${withVolume}`);
  });

  /** Returns the names of all volumes. */
  const volumes = async (): Promise<string[]> => {
    const { Volumes } = (await testEngine.must('GET', '/volumes')) as { Volumes: { Name: string }[] | null };
    return (Volumes ?? []).map(({ Name }) => Name);
  };

  it('R142: a run that fails leaves no volume behind', async () => {
    const before = await volumes();
    const context = { client: testEngine.client, watcher: { index: null, refresh: () => undefined } };
    const body = { name: `${testEngine.prefix}fails`, image: withVolume, command: ['/no-such-program'] };
    await expect(runContainer(context, { kind: 'run-container', body })).rejects.toMatchObject({
      engine: expect.any(String) as unknown,
    });
    expect(await volumes()).toEqual(before);
  });

  it('R142: a run that is undone leaves no volume behind', async () => {
    const before = await volumes();
    const setup = openUndoTestSetup(dockerHost ?? '', image, testEngine.prefix);
    const body = { name: `${testEngine.prefix}ran`, image: withVolume, command: ['sleep', '3600'] };
    const id = await setup.perform({ kind: 'run-container', body });
    expect(await volumes()).toHaveLength(before.length + 1);
    await setup.undo(id);
    expect(await volumes()).toEqual(before);
  });
});
