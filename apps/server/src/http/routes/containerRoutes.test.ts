import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Activity, Image, RanContainer } from '@portolan/protocol';
import type { Container, Topology } from '@portolan/topology';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asOperator, asViewer, startTestServer } from '../../testing/startTestServer.ts';
import type { TestRequest, TestServer } from '../../testing/startTestServer.ts';

let server: TestServer;
let image: string;
beforeAll(async () => {
  server = await startTestServer();
  const { images } = (await ask('GET', '/images')).json<{ images: Image[] }>();
  image = images[0]?.tags[0] ?? '';
});
afterAll(() => server.stop());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = asOperator) => {
  const question: TestRequest = { method, headers };
  return server.ask(`/api/v1${path}`, body === undefined ? question : { ...question, body });
};
const topology = () => server.watcher.index?.topology as Topology;
const find = (id: string): Container | undefined => topology().containers.find((each) => each.id === id);
const networkOf = async (name: string, more: object = {}) =>
  (await ask('POST', '/networks', { name, ...more })).json<{ id: string }>().id;
const run = (name: string, more: object = {}) => ask('POST', '/containers', { name, image, ...more });
const activity = async (id: unknown) =>
  (await ask('GET', '/activity'))
    .json<{ activities: Activity[] }>()
    .activities.find((each) => each.id === id);
const unknown = 'a'.repeat(64);

it('the API lists the images that can be run', async () => {
  const { images } = (await ask('GET', '/images', undefined, asViewer)).json<{ images: Image[] }>();
  expect(images.length).toBeGreaterThan(0);
  for (const each of images) expect(each.id).toMatch(/^sha256:/);
});

describe('R142: run', () => {
  it('creates, connects and starts a container, and can be undone', async () => {
    const [front, back] = [await networkOf('run-front'), await networkOf('run-back')];
    const ran = await run('run-web', {
      command: ['sleep', '60'],
      environment: ['A=b'],
      labels: { team: 'a' },
      ports: [{ containerPort: 80, hostPort: 18080, hostIp: '127.0.0.1' }],
      networks: [
        { network: front, aliases: ['www'] },
        { network: back, aliases: ['db'] },
      ],
    });
    expect(ran.status).toBe(201);
    const { id, ...rest } = ran.json<RanContainer>();
    expect(rest).toEqual({});
    await vi.waitFor(() => expect(find(id)?.state).toBe('running'));
    expect(find(id)).toMatchObject({ name: 'run-web', networkMode: 'run-front', labels: { team: 'a' } });
    expect(find(id)?.ports).toEqual([{ ip: '127.0.0.1', privatePort: 80, publicPort: 18080, type: 'tcp' }]);
    const attachments = topology().attachments.filter((each) => each.containerId === id);
    expect(new Map(attachments.map((each) => [each.networkName, each.aliases]))).toEqual(
      new Map([
        ['run-back', ['db']],
        ['run-front', ['www']],
      ]),
    );

    const activityId = ran.headers[ACTIVITY_HEADER];
    expect(await activity(activityId)).toMatchObject({
      summary: 'Ran run-web on run-front and run-back.',
      networkIds: [front, back],
      containerIds: [id],
      undo: { state: 'possible' },
    });
    expect((await ask('POST', `/activity/${String(activityId)}/undo`)).status).toBe(200);
    await vi.waitFor(() => expect(find(id)).toBeUndefined());
  });

  it('uses the default bridge if no network is given', async () => {
    const { id } = (await run('run-plain')).json<RanContainer>();
    await vi.waitFor(() => expect(find(id)?.state).toBe('running'));
    const names = topology()
      .attachments.filter((each) => each.containerId === id)
      .map((each) => each.networkName);
    expect(names).toEqual(['bridge']);
  });

  it('removes the container if it fails halfway', async () => {
    const network = await networkOf('run-fixed', { subnets: [{ subnet: '10.77.0.0/24' }] });
    const gone = { network, ipv4: '10.77.0.1' };
    const refused = await run('run-fails', { networks: [gone] });
    expect([refused.status, refused.json().code]).toEqual([409, 'address-in-use']);
    expect(refused.json().engine).toContain('ddress already in use');
    expect(refused.headers[ACTIVITY_HEADER]).toBeUndefined();
    const other = await networkOf('run-other');
    vi.spyOn(server.client, 'connect').mockRejectedValueOnce(new Error('broken'));
    expect((await run('run-fails', { networks: [{ network: other }, { network }] })).status).toBe(500);
    vi.restoreAllMocks();
    const listed = await server.client.listMembers({ id: other, name: 'run-other' });
    expect(listed).toEqual([]);
    expect((await run('run-fails', { networks: [{ network: other }] })).status).toBe(201);
  });

  it('is refused with the engine’s message', async () => {
    expect((await run('run-noimage', { image: 'nosuch:1' })).json().code).toBe('unknown-image');
    expect((await run('run-twice')).status).toBe(201);
    const twice = await run('run-twice');
    expect([twice.status, twice.json().code]).toEqual([409, 'name-taken']);
    expect(twice.json().engine).toMatch(/already in use by container/);
    expect((await run('run-lost', { networks: [{ network: unknown }] })).json().code).toBe('unknown-network');
  });

  it('R143: never uses the host’s network stack, and "none" only without other networks', async () => {
    const createContainer = vi.spyOn(server.client, 'createContainer');
    const network = await networkOf('run-beside');
    const named = (name: string) => topology().networks.find((each) => each.name === name)?.id;
    const host = await run('run-host', { networks: [{ network: named('host') }] });
    expect([host.status, host.json().code]).toEqual([400, 'invalid-request']);
    const none = { network: named('none') };
    expect((await run('run-none', { networks: [{ network }, none] })).status).toBe(400);
    expect((await run('run-none', { networks: [{ network }, { network }] })).status).toBe(400);
    const linked = await run('run-none', { networks: [{ network: named('bridge'), links: ['a:b'] }] });
    expect(linked.json().detail).toContain('ignore');
    expect(createContainer).not.toHaveBeenCalled();
    vi.restoreAllMocks();
    const alone = await run('run-none', { networks: [none], ports: [{ containerPort: 80 }] });
    expect(alone.status).toBe(201);
    expect(alone.json<RanContainer>().warning).toContain('No port is published');
  });

  it('refuses fields that are not in the schema', async () => {
    for (const more of [
      { privileged: true },
      { HostConfig: { Binds: ['/:/host'] } },
      { mounts: [] },
      { name: '-x' },
      { name: 'a' },
      { environment: ['=x'] },
      { networks: [{ network: 'host' }] },
      { networkMode: 'container:x' },
      { ports: [{ containerPort: 0 }] },
      { restart: 'sometimes' },
    ]) {
      const refused = await run('run-more', more);
      expect([more, refused.status, refused.json().code]).toEqual([more, 400, 'invalid-request']);
    }
  });
});

describe('verbs', () => {
  it('start, stop, pause, unpause and restart a container, each with its undo', async () => {
    const { id } = (await run('verb')).json<RanContainer>();
    const undo: unknown[] = [];
    for (const [verb, state] of [
      ['pause', 'paused'],
      ['unpause', 'running'],
      ['restart', 'running'],
      ['stop', 'exited'],
      ['start', 'running'],
    ] as const) {
      const done = await ask('POST', `/containers/${id}/${verb}`);
      expect([verb, done.status]).toEqual([verb, 204]);
      await vi.waitFor(() => expect(find(id)?.state).toBe(state));
      const entry = await activity(done.headers[ACTIVITY_HEADER]);
      undo.push([entry?.summary, entry?.commands, entry?.undo.state]);
    }
    expect(undo).toEqual([
      ['Paused verb.', ['docker pause verb'], 'possible'],
      ['Unpaused verb.', ['docker unpause verb'], 'possible'],
      ['Restarted verb.', ['docker restart verb'], 'impossible'],
      ['Stopped verb.', ['docker stop verb'], 'possible'],
      ['Started verb.', ['docker start verb'], 'possible'],
    ]);
  });

  it('that change nothing are refused and not listed as activities', async () => {
    const { id } = (await run('verb-again')).json<RanContainer>();
    const before = (await ask('GET', '/activity')).json<{ activities: Activity[] }>().activities.length;
    for (const verb of ['start', 'unpause']) {
      const refused = await ask('POST', `/containers/${id}/${verb}`);
      expect([verb, refused.status, refused.json().code]).toEqual([verb, 409, 'container-state']);
    }
    expect((await ask('POST', `/containers/${id}/stop`)).status).toBe(204);
    for (const verb of ['stop', 'pause', 'unpause']) {
      const refused = await ask('POST', `/containers/${id}/${verb}`);
      expect([verb, refused.status, refused.json().code]).toEqual([verb, 409, 'container-state']);
    }
    const after = (await ask('GET', '/activity')).json<{ activities: Activity[] }>().activities.length;
    expect(after - before).toBe(1);
  });

  it('rename and remove a container', async () => {
    const { id } = (await run('first')).json<RanContainer>();
    const { id: other } = (await run('other')).json<RanContainer>();
    const taken = await ask('POST', `/containers/${id}/rename`, { name: 'other' });
    expect([taken.status, taken.json().code]).toEqual([409, 'name-taken']);
    const renamed = await ask('POST', `/containers/${id}/rename`, { name: 'second' });
    expect(renamed.status).toBe(204);
    await vi.waitFor(() => expect(find(id)?.name).toBe('second'));
    expect(await activity(renamed.headers[ACTIVITY_HEADER])).toMatchObject({
      summary: 'Renamed first to second.',
      commands: ['docker rename first second'],
    });

    const running = await ask('DELETE', `/containers/${id}`);
    expect([running.status, running.json().code]).toEqual([409, 'container-state']);
    expect((await ask('DELETE', `/containers/${id}?force=perhaps`)).status).toBe(400);
    const removed = await ask('DELETE', `/containers/${id}?force=true`);
    expect(removed.status).toBe(204);
    await vi.waitFor(() => expect(find(id)).toBeUndefined());
    expect(await activity(removed.headers[ACTIVITY_HEADER])).toMatchObject({
      summary: 'Removed the container second.',
      commands: ['docker rm --force second'],
      undo: { state: 'impossible' },
    });
    await ask('POST', `/containers/${other}/stop`);
    expect((await ask('DELETE', `/containers/${other}`)).status).toBe(204);
  });
});

const changes: [string, string, unknown?][] = [
  ['POST', '/containers', { name: 'web', image: 'x' }],
  ...['start', 'stop', 'restart', 'pause', 'unpause'].map((verb): [string, string] => [
    'POST',
    `/containers/${unknown}/${verb}`,
  ]),
  ['POST', `/containers/${unknown}/rename`, { name: 'web' }],
  ['DELETE', `/containers/${unknown}`],
  ['POST', '/prune/networks', { ids: [unknown] }],
  ['POST', '/activity/1/undo'],
];

it.each(changes)('R45: a viewer is not allowed to %s %s', async (method, path, body) => {
  const refused = await ask(method, path, body, asViewer);
  expect([refused.status, refused.json().code]).toEqual([403, 'not-allowed']);
});

it('R48: a read-only server refuses all changes', async () => {
  const readOnly = await startTestServer({ settings: { readOnly: true }, isUnwatched: true });
  for (const [method, path, body] of changes) {
    const refused = await readOnly.ask(`/api/v1${path}`, { method, headers: asOperator, body });
    expect([path, refused.status, refused.json().code]).toEqual([path, 403, 'read-only']);
  }
  await readOnly.stop();
});

it.each(changes.filter(([, path]) => path.startsWith(`/containers/${unknown}`)))(
  'R41: %s %s of a container that is not there, or not named in full',
  async (method, path, body) => {
    const gone = await ask(method, path, body);
    expect([gone.status, gone.json().code]).toEqual([404, 'unknown-container']);
    expect((await ask(method, path.replace(unknown, 'abc'), body)).status).toBe(400);
  },
);
