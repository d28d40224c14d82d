import { requestApi } from '../engine/requestApi.ts';
import type { ContainerJson, NetworkJson } from '../engine/dockerJson.ts';
import { expect, test } from '../fixtures.ts';

test('R145: by the API alone: create, connect, disconnect, run, prune, remove and undo', async ({
  docker,
  portolan,
}) => {
  const [network, idle] = [docker.name('made'), docker.name('idle')];
  const [key = '', value = ''] = docker.label.split('=');
  const labels = { [key]: value };
  const networkOf = async (name: string) =>
    (await docker.inspect('network', name)) as NetworkJson | undefined;
  const containerOf = async (name: string) =>
    (await docker.inspect('container', name)) as ContainerJson | undefined;
  const change = async (status: number, method: 'POST' | 'DELETE', path: string, body?: unknown) => {
    const response = await requestApi(portolan, method, path, body);
    expect([path, response.status, response.json]).toEqual([path, status, response.json]);
    expect(response.activity).toBeTruthy();
    return {
      id: (response.json as { id?: string } | undefined)?.id ?? '',
      activity: response.activity ?? '',
    };
  };
  const undo = async (activity: string) => {
    expect(await requestApi(portolan, 'POST', `activity/${activity}/undo`)).toMatchObject({ status: 200 });
  };

  const subnets = [{ subnet: '10.91.1.0/24', gateway: '10.91.1.9' }];
  const { id } = await change(201, 'POST', 'networks', { name: network, subnets, internal: true, labels });
  expect(await networkOf(network)).toMatchObject({
    ...{ Id: id, Internal: true, Labels: labels },
    IPAM: { Config: [{ Subnet: '10.91.1.0/24', Gateway: '10.91.1.9' }] },
  });

  const web = await docker.runContainer('web');
  const endpoint = async (container: string) =>
    (await containerOf(container))?.NetworkSettings.Networks?.[network];
  await change(204, 'POST', `networks/${id}/connect`, {
    container: web,
    ipv4: '10.91.1.7',
    aliases: ['www'],
  });
  expect(await endpoint(web)).toMatchObject({ NetworkID: id, IPAddress: '10.91.1.7' });
  expect((await endpoint(web))?.Aliases).toContain('www');

  const refused = await requestApi(portolan, 'POST', `networks/${id}/connect`, { container: web });
  expect(refused).toMatchObject({ status: 409, activity: null, json: { code: 'already-connected' } });

  const disconnected = await change(204, 'POST', `networks/${id}/disconnect`, { container: web });
  expect(await endpoint(web)).toBeUndefined();
  await undo(disconnected.activity);
  expect(await endpoint(web)).toMatchObject({ IPAddress: '10.91.1.7' });

  const { Config } = (await containerOf(web)) as ContainerJson;
  const ran = await change(201, 'POST', 'containers', {
    ...{ name: docker.name('ran'), image: Config.Image, command: ['sleep', '3600'], labels },
    networks: [{ network: id, ipv4: '10.91.1.8' }],
  });
  expect(await containerOf(docker.name('ran'))).toMatchObject({ Id: ran.id, State: { Running: true } });
  expect(await endpoint(ran.id)).toMatchObject({ IPAddress: '10.91.1.8' });
  await undo(ran.activity);
  expect(await containerOf(docker.name('ran'))).toBeUndefined();

  const { id: idleId } = await change(201, 'POST', 'networks', { name: idle, labels });
  const previewedIds = async () => {
    const path = `prune/networks?label=${encodeURIComponent(docker.label)}`;
    const { networks } = (await requestApi(portolan, 'GET', path)).json as { networks: { id: string }[] };
    return networks.map((each) => each.id);
  };
  // The preview is computed from the topology, which follows the engine.
  await expect.poll(previewedIds).toEqual([idleId]);
  const pruned = await change(200, 'POST', 'prune/networks', { ids: [idleId] });
  expect(await networkOf(idle)).toBeUndefined();
  await undo(pruned.activity);
  expect(await networkOf(idle)).toMatchObject({ Labels: labels });

  expect(await requestApi(portolan, 'DELETE', `networks/${id}`)).toMatchObject({ status: 409 });
  await change(204, 'POST', `networks/${id}/disconnect`, { container: web });
  const removed = await change(204, 'DELETE', `networks/${id}`);
  expect(await networkOf(network)).toBeUndefined();
  await undo(removed.activity);
  expect(await networkOf(network)).toMatchObject({ Internal: true, Labels: labels });
});

test('R45: the API refuses a change without the token', async ({ docker, portolan }) => {
  const stranger = { ...portolan, token: 'x'.repeat(43) };
  const name = docker.name('made');
  expect(await requestApi(stranger, 'POST', 'networks', { name })).toMatchObject({ status: 401 });
  expect(await docker.inspect('network', name)).toBeUndefined();
});
