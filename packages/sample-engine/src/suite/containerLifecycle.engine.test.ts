import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('containers on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const post = (id: string, verb: string, status = 204) =>
    engine.must(status, 'POST', `/containers/${id}/${verb}`);
  const state = async (id: string) => (await engine.container(id)).State;

  it('go through the states', async () => {
    await engine.createNetwork('a');
    const id = await engine.createContainer('c', engine.name('a'));
    expect(await state(id)).toMatchObject({ Status: 'created', Running: false });
    await post(id, 'start');
    await post(id, 'start', 304);
    expect(await state(id)).toMatchObject({ Status: 'running', Running: true, Paused: false });
    await post(id, 'pause');
    expect(await state(id)).toMatchObject({ Status: 'paused', Running: true, Paused: true });
    expect((await engine.endpoint(id, 'a'))?.IPAddress).not.toBe('');
    await post(id, 'unpause');
    await post(id, 'stop?t=0');
    await post(id, 'stop?t=0', 304);
    expect(await state(id)).toMatchObject({ Status: 'exited', Running: false, ExitCode: 137 });
    await post(id, 'restart?t=0');
    expect(await state(id)).toMatchObject({ Status: 'running' });
    await post(id, 'kill');
    await expect.poll(async () => (await state(id)).Status).toBe('exited');
    await engine.must(204, 'DELETE', `/containers/${id}`);
    expect((await engine.call('GET', `/containers/${id}/json`)).status).toBe(404);
  });

  it('have a new name at once after a rename, in the network too', async () => {
    const network = await engine.createNetwork('a');
    const id = await engine.runContainer('before', engine.name('a'));
    await post(id, `rename?name=${engine.name('after')}`);
    expect((await engine.container(engine.name('after'))).Name).toBe(`/${engine.name('after')}`);
    expect((await engine.network(network)).Containers?.[id]?.Name).toBe(engine.name('after'));
    expect((await engine.call('GET', `/containers/${engine.name('before')}/json`)).status).toBe(404);
  });

  it('R102: do not start if their network was removed while they were stopped', async () => {
    const network = await engine.createNetwork('a');
    const id = await engine.runContainer('c', engine.name('a'));
    await post(id, 'stop?t=0');
    await engine.must(204, 'DELETE', `/networks/${network}`);
    expect(await engine.endpoint(id, 'a')).toMatchObject({ NetworkID: network });
    // The container still has the network's id: a new network of the same name does not help.
    await engine.createNetwork('a');
    const start = await engine.call('POST', `/containers/${id}/start`);
    const [status, message] = engine.networkNotFound(network);
    expect([start.status, messageOf(start)]).toEqual([status, expect.stringContaining(message)]);
  });

  it('can be created for a network that does not exist, but do not start', async () => {
    const id = await engine.createContainer('c', engine.name('nothing'));
    const start = await engine.call('POST', `/containers/${id}/start`);
    const [status, message] = engine.networkNotFound(engine.name('nothing'));
    expect([start.status, messageOf(start)]).toEqual([status, expect.stringContaining(message)]);
  });

  it('do not start in the network stack of a container that does not run', async () => {
    await engine.createNetwork('a');
    const owner = await engine.createContainer('owner', engine.name('a'));
    const sharer = await engine.createContainer('sharer', `container:${owner}`);
    const start = await engine.call('POST', `/containers/${sharer}/start`);
    expect([start.status, messageOf(start)]).toEqual([409, expect.stringContaining('non running container')]);
  });

  it('can be removed by force while they run, which releases their addresses', async () => {
    const network = await engine.createNetwork('a', { IPAM: { Config: [{ Subnet: '10.213.30.0/24' }] } });
    const id = await engine.runContainer('c', engine.name('a'));
    await engine.must(204, 'DELETE', `/containers/${id}?force=1`);
    expect((await engine.network(network)).Containers).toEqual({});
    const next = await engine.runContainer('d', engine.name('a'));
    expect((await engine.endpoint(next, 'a'))?.IPAddress).toBe('10.213.30.2');
  });

  it('R103: the messages when a command is refused or has no effect', async () => {
    await engine.createNetwork('a');
    const id = await engine.createContainer('c', engine.name('a'));
    const answerTo = async (verb: string) => {
      const answer = await engine.call('POST', `/containers/${id}/${verb}`);
      return messageOf(answer) === ''
        ? answer.status
        : `${answer.status} ${messageOf(answer).replace(id, 'ID')}`;
    };
    const notRunning = engine.since28('409 container ID is not running', '409 Container ID is not running');
    const notPaused = '500 Container ID is not paused';
    expect([await answerTo('stop'), await answerTo('pause'), await answerTo('unpause')]).toEqual([
      304,
      notRunning,
      notPaused,
    ]);
    // Restarting a container that does not run starts it.
    expect([await answerTo('restart?t=0'), await answerTo('start'), await answerTo('unpause')]).toEqual([
      204,
      304,
      notPaused,
    ]);
    expect([await answerTo('pause'), await answerTo('pause'), await answerTo('start')]).toEqual([
      204,
      '409 Container ID is already paused',
      '409 cannot start a paused container, try unpause instead',
    ]);
    expect(await answerTo('restart?t=0')).toBe(204);
    expect((await state(id)).Status).toBe('running');
    await post(id, 'pause');
    expect(await answerTo('stop?t=0')).toBe(204);
    expect(await state(id)).toMatchObject({ Status: 'exited', Paused: false });
    expect([await answerTo('stop'), await answerTo('unpause')]).toEqual([304, notPaused]);
  });

  it('R103: the messages when a container is not removed or renamed', async () => {
    await engine.createNetwork('a');
    const id = await engine.runContainer('c', engine.name('a'));
    const other = await engine.createContainer('other', engine.name('a'));
    const answerTo = async (method: string, path: string) => {
      const answer = await engine.call(method, `/containers/${id}${path}`);
      return `${answer.status} ${messageOf(answer)}`.trim();
    };
    expect(await answerTo('DELETE', '')).toBe(
      engine.since28(
        `409 cannot remove container "${id}": container is running: stop the container before removing or force remove`,
        `409 You cannot remove a running container ${id}. Stop the container before attempting removal or force remove`,
      ),
    );
    await post(id, 'pause');
    expect(await answerTo('DELETE', '')).toBe(
      engine.since28(
        `409 cannot remove container "${id}": container is paused and must be unpaused first`,
        `409 You cannot remove a paused container ${id}. Unpause and then stop the container before attempting removal or force remove`,
      ),
    );
    expect(await answerTo('POST', `/rename?name=${engine.name('paused')}`)).toBe('204');
    expect(await answerTo('POST', `/rename?name=${engine.name('paused')}`)).toBe(
      '400 Renaming a container with the same name as its current name',
    );
    expect(await answerTo('POST', '/rename?name=')).toBe('400 Neither old nor new names may be empty');
    for (const bad of ['a', '-abc']) {
      expect(await answerTo('POST', `/rename?name=${bad}`)).toBe(
        `400 Error when allocating new name: Invalid container name (/${bad}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
      );
    }
    expect(await answerTo('POST', `/rename?name=${engine.name('other')}`)).toContain(
      `409 Error when allocating new name: Conflict. The container name "/${engine.name('other')}" is already in use by container "${other}".`,
    );
    expect(await answerTo('DELETE', '?force=1')).toBe('204');
    for (const verb of ['start', 'stop', 'restart', 'pause', 'unpause', 'rename?name=xx']) {
      expect(await answerTo('POST', `/${verb}`)).toBe(`404 No such container: ${id}`);
    }
    expect(await answerTo('DELETE', '')).toBe(`404 No such container: ${id}`);
  });
});
