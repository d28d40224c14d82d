import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('attachments on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const subnet = (text: string) => ({ IPAM: { Config: [{ Subnet: text }] } });
  const names = async (id: string) =>
    Object.keys((await engine.container(id)).NetworkSettings.Networks)
      .map((name) => name.replace(engine.prefix, ''))
      .sort();

  it('connects and disconnects a running container', async () => {
    await engine.createNetwork('a', subnet('10.213.20.0/24'));
    const networkId = await engine.createNetwork('b', subnet('10.213.21.0/24'));
    const id = await engine.runContainer('c', engine.name('a'));
    expect((await engine.connect(networkId, id)).status).toBe(200);
    const endpoint = await engine.endpoint(id, 'b');
    expect(endpoint).toMatchObject({
      NetworkID: networkId,
      IPAddress: '10.213.21.2',
      IPPrefixLen: 24,
      Gateway: '10.213.21.1',
    });
    expect(endpoint?.EndpointID).toMatch(/^[\da-f]{64}$/);
    expect(endpoint?.MacAddress).toMatch(/^([\da-f]{2}:){5}[\da-f]{2}$/);
    const members = (await engine.network(networkId)).Containers ?? {};
    expect(Object.keys(members)).toEqual([id]);
    expect(members[id]).toMatchObject({
      Name: engine.name('c'),
      IPv4Address: '10.213.21.2/24',
      EndpointID: endpoint?.EndpointID,
    });
    expect((await engine.disconnect(networkId, id)).status).toBe(200);
    expect(await names(id)).toEqual(['a']);
    expect((await engine.network(networkId)).Containers).toEqual({});
  });

  it('R102: keeps the attachments of a stopped container, without addresses', async () => {
    const networkId = await engine.createNetwork('a', subnet('10.213.22.0/24'));
    const id = await engine.runContainer('c', engine.name('a'));
    const before = await engine.endpoint(id, 'a');
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    expect(await engine.endpoint(id, 'a')).toMatchObject({
      NetworkID: networkId,
      IPAddress: '',
      EndpointID: '',
    });
    expect((await engine.network(networkId)).Containers).toEqual({});
    const taker = await engine.runContainer('d', engine.name('a'));
    expect((await engine.endpoint(taker, 'a'))?.IPAddress).toBe(before?.IPAddress);
    await engine.must(204, 'POST', `/containers/${id}/start`);
    const after = await engine.endpoint(id, 'a');
    expect(after?.IPAddress).toBe('10.213.22.3');
    expect(after?.EndpointID).not.toBe(before?.EndpointID);
  });

  it('R102: connects a stopped container by name only, and twice without an error', async () => {
    await engine.createNetwork('a');
    const networkId = await engine.createNetwork('b');
    const id = await engine.createContainer('c', engine.name('a'));
    expect((await engine.connect(networkId, id)).status).toBe(200);
    expect((await engine.connect(networkId, id)).status).toBe(200);
    expect(await names(id)).toEqual(['a', 'b']);
    expect(await engine.endpoint(id, 'b')).toMatchObject({ NetworkID: '', IPAddress: '' });
    await engine.must(204, 'POST', `/containers/${id}/start`);
    expect((await engine.endpoint(id, 'b'))?.NetworkID).toBe(networkId);
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    expect((await engine.disconnect(networkId, id)).status).toBe(200);
    expect(await names(id)).toEqual(['a']);
  });

  it('R101: gives a requested address, and refuses the start of a second container with the same one', async () => {
    await engine.createNetwork('a', subnet('10.213.23.0/24'));
    await engine.createNetwork('b', subnet('10.213.24.0/24'));
    const requested = { IPAMConfig: { IPv4Address: '10.213.24.77' } };
    const first = await engine.runContainer('c', engine.name('a'));
    const second = await engine.createContainer('d', engine.name('a'));
    expect((await engine.connect(engine.name('b'), first, requested)).status).toBe(200);
    expect((await engine.connect(engine.name('b'), second, requested)).status).toBe(200);
    expect(await engine.endpoint(first, 'b')).toMatchObject({
      IPAddress: '10.213.24.77',
      IPAMConfig: requested.IPAMConfig,
    });
    const start = await engine.call('POST', `/containers/${second}/start`);
    expect([start.status, messageOf(start)]).toEqual([
      403,
      expect.stringContaining('Address already in use'),
    ]);
  });

  it('R106: shows aliases according to the API version', async () => {
    await engine.createNetwork('a');
    const id = await engine.createContainer('c', engine.name('a'), {
      NetworkingConfig: { EndpointsConfig: { [engine.name('a')]: { Aliases: ['web', 'www'] } } },
    });
    await engine.must(204, 'POST', `/containers/${id}/start`);
    const short = id.slice(0, 12);
    const old = (await engine.container(id, '/v1.41')).NetworkSettings.Networks[engine.name('a')];
    expect([...(old?.Aliases ?? [])].sort()).toEqual([short, 'web', 'www'].sort());
    if (engine.major < 28) return;
    const modern = await engine.endpoint(id, 'a');
    expect(modern?.Aliases).toEqual(['web', 'www']);
    expect(modern?.DNSNames).toEqual([engine.name('c'), 'web', 'www', short]);
  });

  it('shows the full id of the owner in the network mode of a sharer', async () => {
    await engine.createNetwork('a');
    const owner = await engine.runContainer('owner', engine.name('a'));
    const sharer = await engine.container(await engine.runContainer('sharer', `container:${owner}`));
    expect(sharer.HostConfig.NetworkMode).toBe(`container:${owner}`);
    expect(sharer.NetworkSettings.Networks).toEqual({});
    expect(sharer.Config.Hostname).toBe((await engine.container(owner)).Config.Hostname);
  });

  it('shows host and none as networks without addresses', async () => {
    for (const mode of ['host', 'none']) {
      const { NetworkSettings } = await engine.container(await engine.runContainer(mode, mode));
      expect(Object.keys(NetworkSettings.Networks)).toEqual([mode]);
      expect(NetworkSettings.Networks[mode]).toMatchObject({ IPAddress: '', MacAddress: '' });
      expect(NetworkSettings.Ports).toEqual({});
    }
    expect((await engine.disconnect('none', engine.name('none'))).status).toBe(200);
    expect(await names(engine.name('none'))).toEqual([]);
  });

  it('gives IPv6 addresses on a dual-stack network', async () => {
    const Config = [{ Subnet: '10.213.25.0/24' }, { Subnet: 'fd00:5a11:2::/64' }];
    await engine.createNetwork('dual', { EnableIPv6: true, IPAM: { Config } });
    const id = await engine.runContainer('c', engine.name('dual'));
    expect(await engine.endpoint(id, 'dual')).toMatchObject({
      IPAddress: '10.213.25.2',
      GlobalIPv6Address: 'fd00:5a11:2::2',
    });
  });

  it('R105: publishes ports while the container has a default gateway', async () => {
    await engine.createNetwork('a');
    await engine.createNetwork('b');
    const PortBindings = {
      '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28461' }],
      '81/tcp': [{ HostIp: '0.0.0.0', HostPort: '' }],
    };
    const ExposedPorts = { '80/tcp': {}, '81/tcp': {}, '82/udp': {} };
    const id = await engine.runContainer('c', engine.name('a'), {
      ExposedPorts,
      HostConfig: { PortBindings },
    });
    const { Ports } = (await engine.container(id)).NetworkSettings;
    expect(Ports['80/tcp']).toEqual([{ HostIp: '127.0.0.1', HostPort: '28461' }]);
    expect(Number(Ports['81/tcp']?.[0]?.HostPort)).toBeGreaterThanOrEqual(32768);
    expect(Ports['82/udp']).toBeNull();
    const second = await engine.createContainer('d', engine.name('a'), {
      ExposedPorts,
      HostConfig: { PortBindings },
    });
    const start = await engine.call('POST', `/containers/${second}/start`);
    expect([start.status, messageOf(start)]).toEqual([
      500,
      expect.stringContaining('port is already allocated'),
    ]);
    await engine.connect(engine.name('b'), id);
    await engine.disconnect(engine.name('a'), id);
    expect((await engine.container(id)).NetworkSettings.Ports['80/tcp']).toEqual(Ports['80/tcp']);
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    expect((await engine.container(id)).NetworkSettings.Ports).toEqual({});
    const [listed] = (await engine.must(
      200,
      'GET',
      `/containers/json?all=1&filters=${encodeURIComponent(JSON.stringify({ id: [id] }))}`,
    )) as { Ports: unknown[] }[];
    expect(listed?.Ports).toEqual([]);
  });

  it('R105: does not publish ports on an internal network, without an error', async () => {
    await engine.createNetwork('inner', { Internal: true });
    const id = await engine.runContainer('c', engine.name('inner'), {
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '28462' }] } },
    });
    expect((await engine.container(id)).NetworkSettings.Ports).toEqual({});
    const gateway = (await engine.endpoint(id, 'inner'))?.Gateway;
    expect(gateway === '').toBe(engine.since28(true, false));
  });

  it('lists attachments of all containers, stopped ones too', async () => {
    const networkId = await engine.createNetwork('a');
    const running = await engine.runContainer('r', engine.name('a'));
    const created = await engine.createContainer('s', engine.name('a'));
    const filters = encodeURIComponent(JSON.stringify({ name: [engine.prefix] }));
    const listed = (await engine.must(200, 'GET', `/containers/json?all=1&filters=${filters}`)) as {
      Id: string;
      State: string;
      NetworkSettings: { Networks: Record<string, { NetworkID: string }> };
    }[];
    const entries = listed.map(({ Id, State, NetworkSettings }) => [
      Id,
      State,
      NetworkSettings.Networks[engine.name('a')]?.NetworkID,
    ]);
    expect(entries).toEqual(
      expect.arrayContaining([
        [running, 'running', networkId],
        [created, 'created', ''],
      ]),
    );
    const shown = (await engine.must(200, 'GET', `/containers/json?filters=${filters}`)) as unknown[];
    expect(shown).toHaveLength(1);
  });
});
