import { ACTIVITY_HEADER } from '@portolan/protocol';
import type { Activity } from '@portolan/protocol';
import { TopologyIndex } from '@portolan/topology';
import type { Network, Topology } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { asOperator, asViewer, startTestServer } from '../../testing/startTestServer.ts';
import type { TestServer } from '../../testing/startTestServer.ts';
import { filterNetworks } from './networkRoutes.ts';

const PATH = '/api/v1/networks';
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = asOperator) =>
  server.ask(path, { method, headers, ...(body !== undefined && { body }) });
const topology = () => server.watcher.index?.topology as Topology;
const list = async (query: string) => (await ask('GET', PATH + query, undefined, asViewer)).json<Network[]>();
const names = async (query: string) => (await list(query)).map((each) => each.name);
const create = async (body: object) => (await ask('POST', PATH, body)).json<{ id: string }>().id;
const findContainer = (state: string) =>
  topology().containers.find((each) => each.state === state && each.namespace.kind === 'own');
const lastActivity = async () =>
  (await ask('GET', '/api/v1/activity')).json<{ activities: Activity[] }>().activities[0];

describe('R170: networks are listed by the filters of the docker CLI and Portolan’s own', () => {
  it('each filter returns the networks that match', async () => {
    const id = await create({ name: 'filters', internal: true, labels: { team: 'filters', a: 'b=c' } });
    await vi.waitFor(() => expect(topology().networks.map((each) => each.id)).toContain(id));
    for (const query of [
      `id=${id}`,
      `id=${id.slice(0, 12)}`,
      `id=%5E${id.slice(0, 12)}`,
      `id=${id.slice(20, 40)}`,
      'name=filters',
      'name=%5Efilt&name=nothing',
      'label=team=filters',
      'label=team&label=a=b=c',
      'dangling=true&label=team',
      'unused=true&label=team',
      'type=custom&label=team&scope=local&driver=bridge',
      'internal=1&label=team&stoppedMembers=false&project=',
    ]) {
      expect([query, await names(`?${query}`)]).toEqual([query, ['filters']]);
    }
    for (const query of [
      'dangling=false',
      'unused=0',
      'internal=false',
      'type=builtin',
      'stoppedMembers=true',
    ]) {
      expect([query, await names(`?label=team&${query}`)]).toEqual([query, []]);
    }
    expect((await names('?type=builtin')).sort()).toEqual(['bridge', 'host', 'none']);
    expect(await names('?type=builtin&type=custom')).toHaveLength(topology().networks.length);

    const stopped = findContainer('exited');
    await ask('POST', `${PATH}/${id}/connect`, { container: stopped?.id });
    await vi.waitFor(async () => expect(await names('?stoppedMembers=true&label=team')).toEqual(['filters']));
    expect(await names('?dangling=true&label=team')).toEqual([]);
  });

  it.each(['type=odd', 'scope=world', 'dangling=maybe', 'internal=', 'stoppedMembers=2', 'nosuch=1'])(
    '%s is refused, naming the field',
    async (query) => {
      const refused = await ask('GET', `${PATH}?${query}`);
      expect([refused.status, refused.json().code]).toEqual([400, 'invalid-request']);
      const [field] = refused.json<{ fields: { path: string; message: string }[] }>().fields;
      expect(`${field?.path} ${field?.message}`).toContain(query.split('=')[0]);
    },
  );
});

it('an inspect request can be verbose', async () => {
  const inspectNetwork = vi.spyOn(server.client, 'inspectNetwork');
  const id = topology().networks[0]?.id ?? '';
  expect((await ask('GET', `${PATH}/${id}/inspect?verbose=true`, undefined, asViewer)).status).toBe(200);
  expect(inspectNetwork).toHaveBeenLastCalledWith(id, { verbose: true });
  expect((await ask('GET', `${PATH}/${id}/inspect?verbose=yes`)).status).toBe(400);
  expect((await ask('GET', `${PATH}/${'a'.repeat(64)}/inspect`)).json().code).toBe('unknown-network');
});

describe('R51: every change', () => {
  it('is stored as an activity with the equivalent docker commands', async () => {
    const id = await create({ name: 'listed', internal: true });
    expect(await lastActivity()).toMatchObject({
      summary: 'Created the network listed.',
      commands: ['docker network create --internal listed'],
      networkIds: [id],
      undo: { state: 'possible' },
    });
    const container = findContainer('running');
    await vi.waitFor(() => expect(topology().networks.map((each) => each.id)).toContain(id));
    const connected = await ask('POST', `${PATH}/${id}/connect`, {
      container: container?.id,
      aliases: ['x'],
    });
    const listed = await lastActivity();
    expect(connected.headers[ACTIVITY_HEADER]).toBe(listed?.id);
    expect(listed).toMatchObject({
      summary: `Connected ${container?.name} to listed.`,
      commands: [`docker network connect --alias x listed ${container?.name}`],
      networkIds: [id],
      containerIds: [container?.id],
    });
    await ask('POST', `${PATH}/${id}/disconnect`, { container: container?.id });
    expect((await lastActivity())?.summary).toBe(`Disconnected ${container?.name} from listed.`);
    await ask('DELETE', `${PATH}/${id}`);
    expect(await lastActivity()).toMatchObject({
      summary: 'Removed the network listed.',
      commands: ['docker network rm listed'],
    });
  });

  it('that fails is not stored', async () => {
    const before = await lastActivity();
    expect((await ask('POST', PATH, { name: 'bridge' })).status).toBe(409);
    expect((await ask('DELETE', `${PATH}/${'a'.repeat(64)}`)).status).toBe(404);
    expect(await lastActivity()).toEqual(before);
  });
});

it('R140: the requested settings of a stopped container on a network are not overwritten', async () => {
  const id = await create({ name: 'kept' });
  const container = findContainer('exited')?.id;
  expect((await ask('POST', `${PATH}/${id}/connect`, { container, aliases: ['first'] })).status).toBe(204);
  const again = await ask('POST', `${PATH}/${id}/connect`, { container, aliases: ['second'] });
  expect([again.status, again.json().code]).toEqual([409, 'already-connected']);
  const reading = await server.client.readContainer(container ?? '');
  expect(reading?.attachments.find((each) => each.networkName === 'kept')?.aliases).toEqual(['first']);
});

it('R141: links without effect are not sent', async () => {
  const bridge = topology().networks.find((each) => each.name === 'bridge')?.id;
  const members = topology().attachments.filter((each) => each.networkId === bridge);
  const container = topology().containers.find(
    ({ id, namespace }) => namespace.kind === 'own' && !members.some((each) => each.containerId === id),
  )?.id;
  const refused = await ask('POST', `${PATH}/${bridge}/connect`, { container, links: ['a:b'] });
  expect([refused.status, refused.json().code]).toEqual([422, 'refused-by-engine']);
  expect(refused.json().engine).toBeUndefined();
});

it('R28: a network with the name of a removed one is unused, unless an attachment has only that name', () => {
  const network = aNetwork('a');
  const container = aContainer('c', { state: 'exited' });
  const attachment = anAttachment(container, network, { state: 'configured' });
  const unusedBeside = (networkId: string) =>
    filterNetworks(
      new TopologyIndex(
        aTopology({
          networks: [network],
          containers: [container],
          attachments: [{ ...attachment, networkId, networkName: network.name }],
        }),
      ),
      { unused: true },
    );
  expect(unusedBeside('of-one-gone')).toEqual([network]);
  expect(unusedBeside(network.id)).toEqual([]);
  expect(unusedBeside('')).toEqual([]);
});

it('the ingress network and docker_gwbridge are never unused', () => {
  const networks = [aNetwork('a', { ingress: true }), aNetwork('b', { name: 'docker_gwbridge' })];
  expect(filterNetworks(new TopologyIndex(aTopology({ networks })), { unused: true })).toEqual([]);
});
