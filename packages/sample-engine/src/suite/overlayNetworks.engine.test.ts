import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest, type NetworkJson } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('overlay networks of the $name', ({ open }) => {
  let engine: EngineUnderTest;
  let madeSwarm = false;
  beforeAll(async () => {
    engine = await open();
    if (engine.inSwarm) return;
    const swarm = { ListenAddr: '127.0.0.1:2377', AdvertiseAddr: '127.0.0.1' };
    await engine.must(200, 'POST', '/swarm/init', swarm);
    madeSwarm = true;
  });
  afterEach(() => engine.clear());
  afterAll(async () => {
    await engine.clear();
    if (madeSwarm) await engine.call('POST', '/swarm/leave?force=1');
    await engine.close();
  });

  it('have swarm scope and a short id, in use or not', async () => {
    const id = await engine.createNetwork('jobs', { Driver: 'overlay', Attachable: true });
    expect(id).toMatch(/^[a-z\d]{25}$/);
    // Until the swarm has allocated the network, its driver is empty (20.10).
    await expect.poll(async () => (await engine.network(id)).Driver).toBe('overlay');
    const unused = await engine.network(id);
    expect(unused).toMatchObject({ Scope: 'swarm', Driver: 'overlay', Attachable: true, Containers: null });
    expect((await engine.call('GET', `/networks/${engine.name('jobs')}?scope=local`)).status).toBe(404);
    const listed = async (name: string) => {
      const filters = encodeURIComponent(JSON.stringify({ name: [name] }));
      const networks = (await engine.must(200, 'GET', `/networks?filters=${filters}`)) as NetworkJson[];
      return networks.map(({ Id }) => Id);
    };
    expect(await listed(engine.name('jobs'))).toEqual([id]);
    expect(await listed(engine.prefix)).toEqual([]);

    const container = await engine.runContainer('c', engine.name('jobs'));
    expect(await listed(engine.prefix)).toEqual([id]);
    const endpoint = await engine.endpoint(container, 'jobs');
    expect(endpoint).toMatchObject({ NetworkID: id, Gateway: '' });
    expect(endpoint?.IPAMConfig?.IPv4Address).toBe(endpoint?.IPAddress);
    expect(endpoint?.MacAddress).toMatch(/^02:42:/);
    const used = await engine.network(id);
    expect(Object.keys(used.Containers ?? {}).sort()).toEqual(
      [container, `lb-${engine.name('jobs')}`].sort(),
    );
    const networks = (await engine.must(200, 'GET', '/networks')) as NetworkJson[];
    expect(networks.find(({ Id }) => Id === id)).toMatchObject({ Scope: 'swarm', Containers: null });
  });

  it('refuse single containers if they are not attachable', async () => {
    await engine.createNetwork('services', { Driver: 'overlay' });
    await engine.createNetwork('plain');
    const id = await engine.runContainer('d', engine.name('plain'));
    const answer = await engine.connect(engine.name('services'), id);
    expect([answer.status, messageOf(answer)]).toEqual([
      500,
      expect.stringContaining('not manually attachable'),
    ]);
  });

  it('with encryption, MTU, two subnets and a gateway show what the swarm chose too', async () => {
    const Config = [{ Subnet: '10.213.100.0/24', Gateway: '10.213.100.9' }, { Subnet: '10.213.101.0/24' }];
    const Options = { encrypted: '', 'com.docker.network.driver.mtu': '1400' };
    const request = { Driver: 'overlay', Attachable: true, Internal: true, Labels: { a: 'b' }, Options };
    const id = await engine.createNetwork('secret', { ...request, IPAM: { Config } });
    await expect.poll(async () => (await engine.network(id)).Driver).toBe('overlay');
    const network = await engine.network(id);
    expect(network).toMatchObject(request);
    expect(network.Options?.['com.docker.network.driver.overlay.vxlanid_list']).toMatch(/^\d+,\d+$/);
    expect(network.IPAM.Config).toEqual([Config[0], { ...Config[1], Gateway: '10.213.101.1' }]);
    const answer = await engine.tryNetwork('secret', { Driver: 'bridge' });
    expect([answer.status, messageOf(answer)]).toEqual([
      409,
      `network with name ${engine.name('secret')} already exists`,
    ]);
  });

  it('have endpoints with addresses and aliases, and list them as tasks with verbose', async () => {
    const Config = [{ Subnet: '10.213.102.0/24' }];
    await engine.createNetwork('tasks', { Driver: 'overlay', Attachable: true, IPAM: { Config } });
    const endpoint = { Aliases: ['q'], IPAMConfig: { IPv4Address: '10.213.102.44' } };
    const id = await engine.runContainer('c', engine.name('tasks'), {
      NetworkingConfig: { EndpointsConfig: { [engine.name('tasks')]: endpoint } },
    });
    const shown = await engine.endpoint(id, 'tasks');
    expect(shown).toMatchObject({ IPAddress: '10.213.102.44', MacAddress: '02:42:0a:d5:66:2c' });
    expect(shown?.Aliases).toContain('q');
    const path = `/networks/${engine.name('tasks')}`;
    expect(await engine.must(200, 'GET', path)).not.toHaveProperty('Services');
    const verbose = (await engine.must(200, 'GET', `${path}?verbose=true`)) as { Services: object };
    expect(verbose.Services).toEqual({
      '': {
        VIP: '<nil>',
        Ports: [],
        LocalLBIndex: 0,
        Tasks: [
          {
            Name: engine.name('c'),
            EndpointID: shown?.EndpointID,
            EndpointIP: '10.213.102.44',
            Info: { 'Host IP': expect.any(String) as string },
          },
        ],
      },
    });
  });

  it('include at most one ingress network, which cannot be attachable', async () => {
    const request = { Driver: 'overlay', Ingress: true };
    const attachable = await engine.tryNetwork('refused', { ...request, Attachable: true });
    expect([attachable.status, messageOf(attachable)]).toEqual([
      400,
      expect.stringContaining('ingress network cannot be attachable'),
    ]);
    const all = (await engine.must(200, 'GET', '/networks')) as NetworkJson[];
    // A real swarm has one from the start. The sample's swarm has none until one is created.
    const first = all.find(({ Ingress }) => Ingress)?.Id ?? (await engine.createNetwork('ingress', request));
    expect(await engine.network(first)).toMatchObject({ ...request, Scope: 'swarm', Attachable: false });
    const second = await engine.tryNetwork('second', request);
    expect([second.status, messageOf(second)]).toEqual([
      409,
      expect.stringContaining(`ingress network (${first}) is already present`),
    ]);
  });
});
