import { startSampleEngine } from '@portolan/sample-engine';
import type { SampleEngine } from '@portolan/sample-engine';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EngineError } from '../../docker/EngineError.ts';
import { openUndoTestSetup } from './testing/openUndoTestSetup.ts';
import type { UndoTestSetup } from './testing/openUndoTestSetup.ts';

let sample: SampleEngine;
let setup: UndoTestSetup;
let [web, db, old, front, back] = ['', '', '', '', ''];

beforeAll(async () => {
  sample = await startSampleEngine({ empty: true });
});
afterAll(() => sample.close());
afterEach(() => void vi.restoreAllMocks());
beforeEach(async () => {
  setup = openUndoTestSetup(sample.url, 'portolan-test:latest', '');
  await setup.clear();
  front = await setup.network('front', {
    IPAM: { Config: [{ Subnet: '10.60.0.0/24' }] },
    Labels: { a: 'b' },
  });
  back = await setup.network('back', { Internal: true });
  web = await setup.container('web', 'front');
  db = await setup.container('db', 'back');
  old = await setup.container('old', 'front', false);
});

const connect = (container: string, networkId: string, more: object = {}) =>
  setup.perform({ kind: 'connect', networkId, body: { container, ...more } });
const disconnect = (container: string, networkId: string) =>
  setup.perform({ kind: 'disconnect', networkId, body: { container } });
const run = (...networkIds: string[]) =>
  setup.perform({
    kind: 'run-container',
    body: {
      name: 'ran',
      image: 'portolan-test:latest',
      networks: networkIds.map((network) => ({ network })),
    },
  });
const stateOf = async (id: string) =>
  ((await setup.must('GET', `/containers/${id}/json`)) as { State: { Status: string } }).State.Status;
/** Without `Status`, which says for how long a container has been up. */
const allContainers = async () =>
  ((await setup.must('GET', '/containers/json?all=1')) as { Status: string }[]).map(
    ({ Status: _, ...each }) => each,
  );
const refusal = (detail: string): unknown =>
  expect.objectContaining({ code: 'cannot-undo', message: detail });

describe('undoes', () => {
  it('a connect', async () => {
    const id = await connect(web, back);
    expect(await setup.undo(id)).toEqual({ notRestored: [] });
    expect(await setup.endpoint(web, 'back')).toBeUndefined();
    expect(setup.touched).toContainEqual({ kind: 'container', id: web });
  });

  it('R146: a disconnect, with the configuration that the endpoint had', async () => {
    await connect(db, front, {
      aliases: ['sql'],
      ipv4: '10.60.0.40',
      links: ['web:www'],
      gatewayPriority: 5,
    });
    const then = await setup.endpoint(db, 'front');
    const id = await disconnect(db, front);
    const { notRestored } = await setup.undo(id);
    const now = await setup.endpoint(db, 'front');
    expect({ ...now, EndpointID: '', MacAddress: '' }).toEqual({ ...then, EndpointID: '', MacAddress: '' });
    expect(notRestored).toEqual([
      expect.stringMatching(/^db has the MAC address .* on front instead of .*\.$/),
    ]);
  });

  it('R146: a disconnect with an address the engine had chosen, and reports if the address differs', async () => {
    const id = await disconnect(web, front);
    await setup.container('quick', 'front');
    const { notRestored } = await setup.undo(id);
    expect(notRestored[0]).toBe('web has the IPv4 address 10.60.0.3 on front instead of 10.60.0.2.');
  });

  it('the creation of a network', async () => {
    await setup.undo(await setup.perform({ kind: 'create-network', body: { name: 'new' } }));
    expect(await setup.idOf('new')).toBeUndefined();
  });

  it('R149: the removal of a network, with its stopped members', async () => {
    await setup.must('POST', `/containers/${web}/kill`);
    const id = await setup.perform({ kind: 'remove-network', networkId: front });
    expect(await setup.undo(id)).toEqual({ notRestored: ['front has a new id.'] });
    const network = await setup.readNetwork((await setup.idOf('front')) ?? '');
    expect(network).toMatchObject({ labels: { a: 'b' }, ipam: { config: [{ subnet: '10.60.0.0/24' }] } });
    for (const each of [web, old]) await setup.must('POST', `/containers/${each}/start`);
    expect((await setup.endpoint(web, 'front'))?.NetworkID).toBe(network?.id);
  });

  it('R149: a removal whose member has been removed meanwhile, and reports that', async () => {
    await setup.must('POST', `/containers/${web}/kill`);
    const id = await setup.perform({ kind: 'remove-network', networkId: front });
    await setup.must('DELETE', `/containers/${web}`);
    const { notRestored } = await setup.undo(id);
    expect(notRestored).toEqual(['front has a new id.', 'web has been removed.']);
    expect(await setup.endpoint(old, 'front')).toBeDefined();
  });

  it('R149: a prune as far as it can', async () => {
    const [one, two] = [await setup.network('one'), await setup.network('two')];
    const id = await setup.perform({ kind: 'prune-networks', ids: [one, two] });
    await setup.network('one');
    const { notRestored } = await setup.undo(id);
    expect(notRestored).toEqual(['A network named one exists again.', 'two has a new id.']);
    expect(await setup.idOf('two')).toBeDefined();
  });

  const timeout = () => new EngineError('engine-timeout', 'The engine did not answer in time.');
  it.each([
    ['the network is created', 'readNetwork'],
    ['a member is read', 'readContainer'],
    ['a member is connected', 'connect'],
  ] as const)(
    'R149: a removal during which the engine stopped answering after %s, on the second attempt',
    async (_, call) => {
      await setup.must('POST', `/containers/${web}/kill`);
      const id = await setup.perform({ kind: 'remove-network', networkId: front });
      vi.spyOn(setup.client, call).mockRejectedValueOnce(timeout());
      await expect(setup.undo(id)).rejects.toMatchObject({ code: 'engine-timeout' });
      expect(setup.activities.find(id)?.activity.undo.state).toBe('possible');
      expect(await setup.undo(id)).toEqual({ notRestored: ['front has a new id.'] });
      for (const each of [web, old]) await setup.must('POST', `/containers/${each}/start`);
      for (const each of [web, old])
        expect((await setup.endpoint(each, 'front'))?.NetworkID).toBe(await setup.idOf('front'));
    },
  );

  it('R149: a prune during which the engine stopped answering, on the second attempt', async () => {
    const [one, two] = [await setup.network('one'), await setup.network('two')];
    const id = await setup.perform({ kind: 'prune-networks', ids: [one, two] });
    const createNetwork = setup.client.createNetwork.bind(setup.client);
    vi.spyOn(setup.client, 'createNetwork')
      .mockImplementationOnce(createNetwork)
      .mockRejectedValueOnce(timeout());
    await expect(setup.undo(id)).rejects.toMatchObject({ code: 'engine-timeout' });
    expect(await setup.undo(id)).toEqual({ notRestored: ['one has a new id.', 'two has a new id.'] });
  });

  it('R147: changes made before a network got a new id', async () => {
    const first = await connect(old, back);
    const second = await disconnect(db, back);
    const third = await setup.perform({ kind: 'remove-network', networkId: back });
    await setup.undo(third);
    const again = await setup.perform({
      kind: 'remove-network',
      networkId: (await setup.idOf('back')) ?? '',
    });
    for (const id of [again, second, first]) await setup.undo(id);
    expect((await setup.endpoint(db, 'back'))?.NetworkID).toBe(await setup.idOf('back'));
    expect(await setup.endpoint(old, 'back')).toBeUndefined();
  });

  it('a rename', async () => {
    const id = await setup.perform({ kind: 'rename-container', containerId: web, name: 'site' });
    await setup.undo(id);
    expect(await setup.must('GET', `/containers/${web}/json`)).toMatchObject({ Name: '/web' });
  });

  it.each([
    ['stop', 'running'],
    ['pause', 'running'],
  ] as const)('a %s', async (kind, then) => {
    const id = await setup.perform({ kind, containerId: web });
    expect(await stateOf(web)).not.toBe(then);
    await setup.undo(id);
    expect(await stateOf(web)).toBe(then);
  });

  it('a start, an unpause and a run', async () => {
    const started = await setup.perform({ kind: 'start', containerId: old });
    await setup.undo(started);
    expect(await stateOf(old)).toBe('exited');
    await setup.must('POST', `/containers/${web}/pause`);
    const unpaused = await setup.perform({ kind: 'unpause', containerId: web });
    await setup.undo(unpaused);
    expect(await stateOf(web)).toBe('paused');
    const ran = await run(front);
    await setup.undo(ran);
    await expect(setup.must('GET', '/containers/ran/json')).rejects.toThrow('404');
  });
});

describe('R148: refuses, and changes nothing', () => {
  const later: [string, string, () => Promise<string>][] = [
    [
      'a connect',
      'web is no longer connected to back.',
      async () => {
        const id = await connect(web, back);
        await setup.must('POST', '/networks/back/disconnect', { Container: web });
        return id;
      },
    ],
    [
      'a connect',
      'web has since been connected to back again with other settings.',
      async () => {
        const id = await connect(web, back);
        await setup.must('POST', '/networks/back/disconnect', { Container: web });
        await setup.must('POST', '/networks/back/connect', {
          Container: web,
          EndpointConfig: { Aliases: ['site'] },
        });
        return id;
      },
    ],
    [
      'a connect, made again in the same way through Portolan',
      'The same attachment was changed later: “Connected web to back.” Undo that change first.',
      async () => {
        const id = await connect(web, back, { aliases: ['site'] });
        await disconnect(web, back);
        await connect(web, back, { aliases: ['site'] });
        return id;
      },
    ],
    [
      'a connect, made again in the same way beside Portolan',
      'The same attachment was changed later: “Disconnected web from back.” Undo that change first.',
      async () => {
        const id = await connect(web, back);
        await disconnect(web, back);
        await setup.must('POST', '/networks/back/connect', { Container: web });
        return id;
      },
    ],
    [
      'a disconnect that was made a second time',
      'The same attachment was changed later: “Disconnected web from front.” Undo that change first.',
      async () => {
        const id = await disconnect(web, front);
        await connect(web, front);
        await disconnect(web, front);
        return id;
      },
    ],
    [
      'a connect',
      'The network has been removed.',
      async () => {
        const id = await connect(old, back);
        await setup.must('DELETE', `/containers/${db}?force=1`);
        await setup.must('DELETE', `/networks/${back}`);
        return id;
      },
    ],
    [
      'a disconnect',
      'web has since been connected to front. Disconnect it first.',
      async () => {
        const id = await disconnect(web, front);
        await setup.must('POST', '/networks/front/connect', { Container: web });
        return id;
      },
    ],
    [
      'a disconnect',
      'The container has been removed.',
      async () => {
        const id = await disconnect(web, front);
        await setup.must('DELETE', `/containers/${web}?force=1`);
        return id;
      },
    ],
    [
      'a disconnect',
      'quick now has the address 10.60.0.40 on front.',
      async () => {
        await connect(db, front, { ipv4: '10.60.0.40' });
        const id = await disconnect(db, front);
        await connect(await setup.container('quick', 'back'), front, { ipv4: '10.60.0.40' });
        return id;
      },
    ],
    [
      'a creation',
      'old has since been connected to new. Disconnect it first.',
      async () => {
        const id = await setup.perform({ kind: 'create-network', body: { name: 'new' } });
        await setup.must('POST', '/networks/new/connect', { Container: old });
        return id;
      },
    ],
    [
      'a removal',
      'A network named front exists again.',
      async () => {
        await setup.must('POST', `/containers/${web}/kill`);
        const id = await setup.perform({ kind: 'remove-network', networkId: front });
        await setup.network('front');
        return id;
      },
    ],
    [
      'a rename',
      'site has since been renamed to page.',
      async () => {
        const id = await setup.perform({ kind: 'rename-container', containerId: web, name: 'site' });
        await setup.must('POST', `/containers/${web}/rename?name=page`);
        return id;
      },
    ],
    [
      'a stop',
      'web has since been started.',
      async () => {
        const id = await setup.perform({ kind: 'stop', containerId: web });
        await setup.must('POST', `/containers/${web}/start`);
        return id;
      },
    ],
    [
      'a start',
      'old is no longer running.',
      async () => {
        const id = await setup.perform({ kind: 'start', containerId: old });
        await setup.must('POST', `/containers/${old}/kill`);
        return id;
      },
    ],
    [
      'a start',
      'old has since been paused. Unpause it first.',
      async () => {
        const id = await setup.perform({ kind: 'start', containerId: old });
        await setup.must('POST', `/containers/${old}/pause`);
        return id;
      },
    ],
    [
      'a pause',
      'web is no longer paused.',
      async () => {
        const id = await setup.perform({ kind: 'pause', containerId: web });
        await setup.must('POST', `/containers/${web}/unpause`);
        return id;
      },
    ],
    [
      'a run',
      'The container has been removed.',
      async () => {
        const id = await run();
        await setup.must('DELETE', '/containers/ran?force=1');
        return id;
      },
    ],
    [
      'a run',
      'ran has since been renamed to valued.',
      async () => {
        const id = await run();
        await setup.must('POST', '/containers/ran/rename?name=valued');
        return id;
      },
    ],
    [
      'a run',
      'ran has since been connected to back. Disconnect it first.',
      async () => {
        const id = await run();
        await setup.must('POST', '/networks/back/connect', { Container: 'ran' });
        return id;
      },
    ],
    [
      'a run',
      'side now uses the network stack of ran. Remove it first.',
      async () => {
        const id = await run();
        await setup.container('side', 'container:ran', false);
        return id;
      },
    ],
  ];
  it.each(later)('%s: %s', async (_what, detail, change) => {
    const id = await change();
    const [networks, containers] = [await setup.must('GET', '/networks'), await allContainers()];
    await expect(setup.undo(id)).rejects.toEqual(refusal(detail));
    expect(await setup.must('GET', '/networks')).toEqual(networks);
    expect(await allContainers()).toEqual(containers);
    expect(setup.activities.find(id)?.activity.undo.state).toBe('possible');
  });

  it('a change without an inverse, with the reason', async () => {
    const id = await setup.perform({ kind: 'remove-container', containerId: old, force: false });
    await expect(setup.undo(id)).rejects.toMatchObject({ code: 'cannot-undo' });
    await expect(setup.undo('nothing')).rejects.toMatchObject({ code: 'unknown-activity' });
  });

  it('a disconnect for which the engine reported no connection, without saying that the container is gone', async () => {
    const reading = await setup.client.readContainer(web);
    const reads = vi.spyOn(setup.client, 'readContainer');
    reads.mockResolvedValue(reading && { ...reading, attachments: [] });
    const id = await disconnect(web, front);
    reads.mockRestore();
    await expect(setup.undo(id)).rejects.toEqual(
      refusal('The engine reported no connection of web to front that could be restored.'),
    );
  });

  it('a second undo, also one requested at the same time', async () => {
    const id = await connect(web, back);
    const [one, two] = await Promise.allSettled([setup.undo(id), setup.undo(id)]);
    expect(one.status).toBe('fulfilled');
    expect(two).toMatchObject({
      status: 'rejected',
      reason: { message: 'This change has already been undone.' },
    });
    expect(setup.activities.find(id)?.activity.undo.state).toBe('undone');
  });
});

it('undos wait for each other, in the order in which they were requested', async () => {
  const first = await disconnect(db, back);
  const second = await setup.perform({ kind: 'remove-network', networkId: back });
  await Promise.all([setup.undo(second), setup.undo(first)]);
  expect((await setup.endpoint(db, 'back'))?.NetworkID).toBe(await setup.idOf('back'));
});
