import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Activity, PrunePreview, PruneReply, RanContainer } from '@portolan/protocol';
import type { Topology } from '@portolan/topology';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { EngineError } from '../../docker/EngineError.ts';
import { asOperator, asViewer, OPERATOR, startTestServer } from '../../testing/startTestServer.ts';
import type { TestServer } from '../../testing/startTestServer.ts';

const PATH = '/api/v1/prune/networks';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = asOperator) =>
  server.ask(path, { method, headers, ...(body !== undefined && { body }) });
const topology = () => server.watcher.index?.topology as Topology;
const preview = async (query = '', headers: Record<string, string> = asOperator) =>
  (await ask('GET', PATH + query, undefined, headers)).json<PrunePreview>().networks;
const prune = (ids: string[], headers: Record<string, string> = asOperator) =>
  ask('POST', PATH, { ids }, headers);

let count = 0;
/** Changes the engine without the server, as the docker CLI does. Resolves once the watcher has seen the change. */
async function aNetwork(labels: Record<string, string> = {}): Promise<{ id: string; name: string }> {
  const name = `prune-${(count += 1)}`;
  const { id } = await server.client.createNetwork({ name, labels });
  await vi.waitFor(() => expect(topology().networks.map((each) => each.id)).toContain(id));
  return { id, name };
}

async function aStoppedMember(networkId: string): Promise<string> {
  const name = `member-${(count += 1)}`;
  const image = (await server.client.listImages())[0]?.tags[0] ?? '';
  const answer = await ask('POST', '/api/v1/containers', { name, image, networks: [{ network: networkId }] });
  const { id } = answer.json<RanContainer>();
  await server.client.stopContainer(id);
  await vi.waitFor(() =>
    expect(topology().attachments.find((each) => each.containerId === id)?.state).toBe('configured'),
  );
  return id;
}

describe('R144: the preview', () => {
  it('shows what would be removed and why, for viewers too', async () => {
    const [unused, stopped] = [await aNetwork({ team: 'prune' }), await aNetwork({ team: 'prune' })];
    const member = await aStoppedMember(stopped.id);
    const found = await preview('?label=team%3Dprune&until=0', asViewer);
    expect(found).toEqual([
      {
        ...unused,
        driver: 'bridge',
        created: expect.any(String) as string,
        reason: 'unused',
        stoppedMembers: [],
      },
      {
        ...stopped,
        driver: 'bridge',
        created: expect.any(String) as string,
        reason: 'stopped-only',
        stoppedMembers: [member],
      },
    ]);
    expect(await preview('?label=team%3Dprune&label=!team')).toEqual([]);
    expect(await preview('?label=team%3Dprune&until=24h')).toEqual([]);
    const names = (await preview()).map((each) => each.name);
    for (const own of ['bridge', 'host', 'none', 'ingress', 'docker_gwbridge'])
      expect(names).not.toContain(own);
  });

  it('reports the invalid filter', async () => {
    const wrong = await ask('GET', `${PATH}?until=yesterday`);
    expect([wrong.status, wrong.json<{ fields: unknown[] }>().fields]).toEqual([
      400,
      [{ path: 'until', message: expect.stringContaining('24h') as string }],
    ]);
    expect((await ask('GET', `${PATH}?dangling=true`)).status).toBe(400);
  });
});

describe('R144: a prune', () => {
  it('removes exactly the requested networks, as one activity that can be undone', async () => {
    const [a, b, other] = [await aNetwork(), await aNetwork({ keep: 'me' }), await aNetwork()];
    const member = await aStoppedMember(b.id);
    await preview();
    const pruned = await prune([a.id, b.id, a.id]);
    expect(pruned.status).toBe(200);
    expect(pruned.json<PruneReply>()).toEqual({ removed: [a.id, b.id], kept: [] });
    await vi.waitFor(() => {
      const ids = topology().networks.map((each) => each.id);
      expect(ids).not.toContain(a.id);
      expect(ids).not.toContain(b.id);
      expect(ids).toContain(other.id);
    });
    const id = String(pruned.headers[ACTIVITY_HEADER]);
    const { activities } = (await ask('GET', '/api/v1/activity')).json<{ activities: Activity[] }>();
    expect(activities[0]).toMatchObject({
      id,
      summary: `Pruned 2 networks: ${a.name} and ${b.name}.`,
      commands: [`docker network rm ${a.name} ${b.name}`],
      networkIds: [a.id, b.id],
      containerIds: [member],
      undo: { state: 'possible' },
    });
    expect((await ask('POST', `/api/v1/activity/${id}/undo`)).status).toBe(200);
    await vi.waitFor(() => {
      const again = topology().networks.find((each) => each.name === b.name);
      expect(again?.labels).toEqual({ keep: 'me' });
      const attached = topology().attachments.filter((each) => each.containerId === member);
      expect(attached.map((each) => each.networkId)).toEqual([again?.id]);
    });
  });

  it('does not remove networks to which a container was connected since the preview, running or not', async () => {
    const [running, stopped, fresh] = [await aNetwork(), await aNetwork(), await aNetwork()];
    await preview();
    const runningContainer = topology().containers.find(
      (each) => each.state === 'running' && each.namespace.kind === 'own',
    );
    await server.client.connect(running.id, { container: runningContainer?.id ?? '' });
    // The engine emits no event for this container, so the topology may not show it yet.
    const stoppedContainer = topology().containers.find(
      (each) => each.state === 'exited' && each.namespace.kind === 'own',
    );
    await server.client.connect(stopped.id, { container: stoppedContainer?.id ?? '' });
    const reply = (await prune([running.id, stopped.id, fresh.id])).json<PruneReply>();
    expect(reply.removed).toEqual([fresh.id]);
    expect(reply.kept).toEqual([
      { id: running.id, reason: `It is now in use by ${runningContainer?.name}.` },
      {
        id: stopped.id,
        reason: `Your preview did not show that ${stoppedContainer?.name} needs it to start.`,
      },
    ]);
  });

  it('does not remove networks that lost or gained a member, or whose member started, since the preview', async () => {
    const [lost, won, started] = [await aNetwork(), await aNetwork(), await aNetwork()];
    const [a, b, c] = [
      await aStoppedMember(lost.id),
      await aStoppedMember(won.id),
      await aStoppedMember(started.id),
    ];
    await preview();
    await server.client.disconnect(lost.id, { container: a });
    await server.client.connect(won.id, { container: a });
    await server.client.startContainer(c);
    const { removed, kept } = (await prune([lost.id, won.id, started.id])).json<PruneReply>();
    expect(removed).toEqual([]);
    expect(kept.map((each) => each.reason)).toEqual([
      'Its members have changed since your preview.',
      expect.stringMatching(/did not show that member-\d+ needs it/),
      expect.stringMatching(/^It is now in use by member-\d+\.$/),
    ]);
    expect(b).not.toBe(a);
  });

  it('uses the last preview of the same client', async () => {
    const network = await aNetwork();
    await aStoppedMember(network.id);
    const [one, two] = [(await server.signIn(OPERATOR)).headers, (await server.signIn(OPERATOR)).headers];
    await preview('', one);
    expect((await prune([network.id], two)).json<PruneReply>().removed).toEqual([]);
    await preview('?label=nothing-has-this', one);
    expect((await prune([network.id], one)).json<PruneReply>().removed).toEqual([]);
    await preview('', two);
    expect((await prune([network.id], two)).json<PruneReply>().removed).toEqual([network.id]);
  });

  it('uses the given preview, even if the same client has got another one since', async () => {
    const [touched, mine] = [await aNetwork(), await aNetwork()];
    await aStoppedMember(mine.id);
    const { id } = (await ask('GET', PATH)).json<PrunePreview>();
    await aStoppedMember(touched.id);
    await preview();
    const { removed, kept } = (
      await ask('POST', PATH, { ids: [touched.id, mine.id], preview: id })
    ).json<PruneReply>();
    expect([removed, kept.map((each) => each.id)]).toEqual([[mine.id], [touched.id]]);
    expect(kept[0]?.reason).toMatch(/^Your preview did not show that/);
  });

  it('ignores the preview of another client and an unknown preview', async () => {
    const network = await aNetwork();
    await aStoppedMember(network.id);
    const { id } = (await ask('GET', PATH)).json<PrunePreview>();
    const { headers } = await server.signIn(OPERATOR);
    for (const [preview, requester] of [
      [id, headers],
      ['nosuch', asOperator],
    ] as const) {
      const reply = await ask('POST', PATH, { ids: [network.id], preview }, requester);
      expect(reply.json<PruneReply>().removed).toEqual([]);
    }
  });

  it('removes a network that no preview showed only if it has no members', async () => {
    const { headers } = await server.signIn(OPERATOR);
    const [empty, used] = [await aNetwork(), await aNetwork()];
    await aStoppedMember(used.id);
    const reply = (await prune([empty.id, used.id], headers)).json<PruneReply>();
    expect([reply.removed, reply.kept.map((each) => each.id)]).toEqual([[empty.id], [used.id]]);
  });

  it('reports why missing and predefined networks and those that the engine refuses are not removed', async () => {
    const template = await server.client.createNetwork({ name: 'prune-template', configOnly: true });
    await server.client.createNetwork({ name: 'prune-user', configFrom: 'prune-template' });
    const bridge = topology().networks.find((each) => each.name === 'bridge')?.id ?? '';
    const pruned = await prune(['c'.repeat(64), bridge, template.id]);
    expect(pruned.json<PruneReply>()).toEqual({
      removed: [],
      kept: [
        { id: 'c'.repeat(64), reason: 'It no longer exists.' },
        { id: bridge, reason: 'The engine needs it itself.' },
        { id: template.id, reason: expect.stringMatching(/^The engine refused: .*is in use/) as string },
      ],
    });
    // Nothing was changed, so there is nothing to undo.
    expect(pruned.headers[ACTIVITY_HEADER]).toBeUndefined();
  });

  it('stops when the engine stops answering, and reports what is known', async () => {
    const [a, b, c] = [await aNetwork(), await aNetwork(), await aNetwork()];
    const removeNetwork = vi.spyOn(server.client, 'removeNetwork');
    removeNetwork.mockImplementationOnce(() => Promise.resolve());
    removeNetwork.mockRejectedValueOnce(
      new EngineError('engine-timeout', 'The engine did not answer in time.'),
    );
    const reply = (await prune([a.id, b.id, c.id])).json<PruneReply>();
    expect(reply).toEqual({
      removed: [a.id],
      kept: [
        { id: b.id, reason: 'The engine did not answer in time.' },
        { id: c.id, reason: 'It was not tried, because the engine does not answer.' },
      ],
    });
    expect(removeNetwork).toHaveBeenCalledTimes(2);
    vi.restoreAllMocks();
  });

  it('requires at least one id, and full ids only', async () => {
    for (const ids of [[], ['abc'], 'all', [1]]) {
      expect((await ask('POST', PATH, { ids })).status).toBe(400);
    }
  });
});
