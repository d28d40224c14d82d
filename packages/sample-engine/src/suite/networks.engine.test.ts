import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest, type NetworkJson } from './EngineUnderTest.ts';

const subnet = (text: string, more: object = {}) => ({ IPAM: { Config: [{ Subnet: text, ...more }] } });

describe.each(enginesUnderTest())('networks of the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const list = async (filters: object): Promise<NetworkJson[]> => {
    const query = encodeURIComponent(JSON.stringify(filters));
    return (await engine.must(200, 'GET', `/networks?filters=${query}`)) as NetworkJson[];
  };

  it('R101: are bridges with a subnet and gateway of the engine’s pools', async () => {
    const id = await engine.createNetwork('plain', {
      Labels: { team: 'net', 'a.b/c': '' },
      Attachable: true,
    });
    const network = await engine.network(id);
    expect(id).toMatch(/^[\da-f]{64}$/);
    expect(network).toMatchObject({
      Name: engine.name('plain'),
      Driver: 'bridge',
      Scope: 'local',
      Internal: false,
      EnableIPv6: false,
      Attachable: true,
      Labels: { team: 'net', 'a.b/c': '' },
      Containers: {},
      Options: {},
    });
    const config = network.IPAM.Config?.[0];
    expect(config?.Subnet).toMatch(/\.0\/(16|20|24)$/);
    expect(config?.Gateway).toBe(config?.Subnet.replace(/0\/\d+$/, '1'));
  });

  it('R101: show the subnet, range, gateway and auxiliary addresses as given', async () => {
    const given = {
      IPRange: '10.213.1.128/25',
      Gateway: '10.213.1.254',
      AuxiliaryAddresses: { router: '10.213.1.5' },
    };
    const id = await engine.createNetwork('full', subnet('10.213.1.0/24', given));
    expect((await engine.network(id)).IPAM.Config).toEqual([{ Subnet: '10.213.1.0/24', ...given }]);
  });

  it('R101: use a gateway that the user did not give, but do not show it', async () => {
    const id = await engine.createNetwork('quiet', subnet('10.213.2.0/24'));
    expect((await engine.network(id)).IPAM.Config).toEqual([{ Subnet: '10.213.2.0/24' }]);
    const container = await engine.runContainer('c', engine.name('quiet'));
    expect(await engine.endpoint(container, 'quiet')).toMatchObject({
      Gateway: '10.213.2.1',
      IPAddress: '10.213.2.2',
    });
  });

  it('can be internal, have IPv6 and have options', async () => {
    const internal = await engine.createNetwork('internal', { Internal: true });
    expect((await engine.network(internal)).Internal).toBe(true);
    const dual = await engine.createNetwork('dual', { EnableIPv6: true, ...subnet('fd00:5a11:1::/64') });
    const made = await engine.network(dual);
    expect(made.EnableIPv6).toBe(true);
    expect(made.IPAM.Config?.map(({ Subnet }) => Subnet)).toContain('fd00:5a11:1::/64');
    const options = { 'com.docker.network.driver.mtu': '1400', 'x.unknown': 'kept' };
    expect(
      (await engine.network(await engine.createNetwork('options', { Options: options }))).Options,
    ).toEqual(options);
  });

  it('are found by name, id and part of the id', async () => {
    const id = await engine.createNetwork('plain');
    for (const term of [id, id.slice(0, 20), engine.name('plain')])
      expect((await engine.network(term)).Id).toBe(id);
    const missing = await engine.call('GET', `/networks/${engine.name('nope')}`);
    expect(missing).toMatchObject({
      status: 404,
      body: { message: `network ${engine.name('nope')} not found` },
    });
  });

  it('have hostile names and labels unchanged', async () => {
    const name = `${engine.name('<b>"ü /%')}`;
    const Labels = { ['__proto__']: 'x', constructor: 'y', '<script>': '\u202e' };
    const id = await engine.createNetwork('ignored', { Name: name, Labels });
    const network = await engine.network(id);
    expect(network.Name).toBe(name);
    expect(Object.entries(network.Labels ?? {}).sort()).toEqual(Object.entries(Labels).sort());
  });

  it('are filtered by name, id, driver, label, scope and type', async () => {
    const id = await engine.createNetwork('plain', { Labels: { team: 'net' } });
    const name = engine.name('plain');
    for (const filters of [
      { name: [`^${name}$`] },
      { id: [id] },
      { name: { [name]: true }, driver: { bridge: true } },
      { name: [name], label: ['team=net'] },
      { name: [name], label: ['team'], scope: ['local'], type: ['custom'] },
    ]) {
      expect((await list(filters)).map(({ Id }) => Id)).toEqual([id]);
    }
    expect(await list({ name: [name], label: ['team=other'] })).toEqual([]);
    expect(await list({ name: [name], driver: ['macvlan'] })).toEqual([]);
  });

  it('are filtered by several drivers, types and names at once, and by patterns', async () => {
    for (const network of ['a', 'b']) await engine.createNetwork(network);
    const names = async (filters: object) =>
      (await list({ name: [engine.prefix], ...filters }))
        .map(({ Name }) => Name.slice(engine.prefix.length))
        .sort();
    expect(await names({ driver: ['macvlan', 'bridge'] })).toEqual(['a', 'b']);
    expect(await names({ driver: ['nosuch'] })).toEqual([]);
    expect(await names({ scope: ['local'] })).toEqual(['a', 'b']);
    expect(await names({ scope: ['nosuch'] })).toEqual([]);
    expect(await names({ type: ['builtin', 'custom'] })).toEqual(['a', 'b']);
    expect(await names({ type: ['builtin'] })).toEqual([]);
    expect(await names({ name: [`${engine.prefix}[ab]$`] })).toEqual(['a', 'b']);
    expect(await names({ name: [engine.name('a'), engine.name('b')] })).toEqual(['a', 'b']);
    expect(await names({ name: [engine.prefix.toUpperCase()] })).toEqual([]);
    const id = (await engine.network(engine.name('a'))).Id;
    expect(await names({ id: [id.slice(0, 12)] })).toEqual(['a']);
    expect(await names({ dangling: ['false'] })).toEqual([]);
    expect(await names({ dangling: ['1'] })).toEqual(['a', 'b']);
  });

  it('R103: a dangling filter that is no boolean is refused, and so are two', async () => {
    const refused = async (dangling: string[]) => {
      const query = encodeURIComponent(JSON.stringify({ dangling }));
      const answer = await engine.call('GET', `/networks?filters=${query}`);
      return [answer.status, messageOf(answer)];
    };
    expect(await refused(['maybe'])).toEqual([400, expect.stringContaining("filter 'dangling'")]);
    expect(await refused(['true', 'false'])).toEqual([400, expect.stringContaining('more than one value')]);
  });

  it('of local scope look the same when inspected with verbose', async () => {
    const id = await engine.createNetwork('a');
    await engine.runContainer('c', engine.name('a'));
    expect(await engine.must(200, 'GET', `/networks/${id}?verbose=true`)).toEqual(await engine.network(id));
    expect((await engine.call('GET', `/networks/${id}?scope=local`)).status).toBe(200);
    expect((await engine.call('GET', `/networks/${id}?scope=swarm`)).status).toBe(404);
    const answer = await engine.call('GET', `/networks/${id}?verbose=maybe`);
    expect([answer.status, messageOf(answer)]).toEqual([
      400,
      'invalid value for verbose: maybe: strconv.ParseBool: parsing "maybe": invalid syntax',
    ]);
  });

  it('are removed unless they are in use', async () => {
    for (const network of ['a', 'b', 'busy']) await engine.createNetwork(network);
    await engine.runContainer('c', engine.name('busy'));
    const statuses = [];
    for (const network of ['a', 'busy', 'b', 'a']) {
      statuses.push((await engine.call('DELETE', `/networks/${engine.name(network)}`)).status);
    }
    expect(statuses).toEqual([204, 403, 204, 404]);
    expect((await list({ name: [engine.prefix] })).map(({ Name }) => Name)).toEqual([engine.name('busy')]);
  });

  it('R107: are dangling if they are not predefined, used or not', async () => {
    await engine.createNetwork('used');
    await engine.runContainer('c', engine.name('used'));
    const dangling = await list({ dangling: ['true'], name: [engine.prefix] });
    expect(dangling.map(({ Name }) => Name)).toEqual([engine.name('used')]);
  });

  it('are listed without containers since API 1.28, with them before', async () => {
    const id = await engine.createNetwork('used');
    const container = await engine.runContainer('c', engine.name('used'));
    const [modern] = await list({ id: [id] });
    expect(modern?.Containers).toEqual({});
    const query = encodeURIComponent(JSON.stringify({ id: [id] }));
    const [old] = (await engine.must(200, 'GET', `/v1.27/networks?filters=${query}`)) as NetworkJson[];
    expect(Object.keys(old?.Containers ?? {})).toEqual([container]);
  });

  it('can use a config-only network, which is then not removed', async () => {
    await engine.createNetwork('config', { ConfigOnly: true, ...subnet('10.213.3.0/24') });
    const id = await engine.createNetwork('made', { ConfigFrom: { Network: engine.name('config') } });
    const made = await engine.network(id);
    expect(made.ConfigFrom.Network).toBe(engine.name('config'));
    expect(made.IPAM.Config?.[0]?.Subnet).toBe('10.213.3.0/24');
    expect((await engine.network(engine.name('config'))).Driver).toBe('null');
    expect((await engine.call('DELETE', `/networks/${engine.name('config')}`)).status).toBe(403);
  });

  it('R105: with the driver macvlan do not publish the ports of their containers', async () => {
    const parent = engine.prefix.replaceAll('-', '').slice(0, 12);
    await engine.createNetwork('parent', { Options: { 'com.docker.network.bridge.name': parent } });
    const request = { Driver: 'macvlan', Options: { parent }, ...subnet('10.213.4.0/24') };
    await engine.createNetwork('lan', request);
    const id = await engine.runContainer('c', engine.name('lan'), {
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '28471' }] } },
    });
    expect(await engine.endpoint(id, 'lan')).toMatchObject({
      IPAddress: '10.213.4.2',
      Gateway: '10.213.4.1',
    });
    expect((await engine.container(id)).NetworkSettings.Ports).toEqual({});
  });

  it('R102: are pruned by label if no running container uses them', async () => {
    const Labels = { run: engine.prefix };
    for (const name of ['unused', 'stopped', 'busy']) await engine.createNetwork(name, { Labels });
    await engine.createNetwork('other');
    await engine.runContainer('busy', engine.name('busy'));
    await engine.createContainer('stopped', engine.name('stopped'));
    const query = encodeURIComponent(JSON.stringify({ label: [`run=${engine.prefix}`] }));
    const { NetworksDeleted } = (await engine.must(200, 'POST', `/networks/prune?filters=${query}`)) as {
      NetworksDeleted: string[];
    };
    expect(NetworksDeleted.sort()).toEqual([engine.name('stopped'), engine.name('unused')]);
    const left = await list({ name: [engine.prefix] });
    expect(left.map(({ Name }) => Name).sort()).toEqual([engine.name('busy'), engine.name('other')]);
  });

  it('are pruned by age and by absent labels', async () => {
    await engine.createNetwork('plain', { Labels: { run: engine.prefix } });
    await engine.createNetwork('kept', { Labels: { run: engine.prefix, keep: '1' } });
    const prune = async (filters: object) => {
      const query = encodeURIComponent(JSON.stringify({ label: [`run=${engine.prefix}`], ...filters }));
      const answer = await engine.call('POST', `/networks/prune?filters=${query}`);
      if (answer.status !== 200) return [answer.status, messageOf(answer)];
      return (answer.body as { NetworksDeleted: string[] | null }).NetworksDeleted;
    };
    const soon = String(Math.ceil(Date.now() / 1000) + 1);
    expect(await prune({ until: ['1h'] })).toBeNull();
    expect(await prune({ until: ['2020-01-01'] })).toBeNull();
    const status = engine.since28(400, 500);
    expect(await prune({ until: ['x'] })).toEqual([status, expect.stringContaining('failed to parse value')]);
    expect(await prune({ until: ['1h', '2h'] })).toEqual([status, 'more than one until filter specified']);
    expect(await prune({ dangling: ['true'] })).toEqual([
      400,
      expect.stringMatching(/invalid filter 'dangling'/i),
    ]);
    expect(await prune({ 'label!': ['keep'], until: [soon] })).toEqual([engine.name('plain')]);
    expect(await prune({ until: [soon] })).toEqual([engine.name('kept')]);
  });
});
