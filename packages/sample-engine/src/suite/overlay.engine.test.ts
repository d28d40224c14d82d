import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  afterAll(async () => {
    await engine.clear();
    if (madeSwarm) await engine.call('POST', '/swarm/leave?force=1');
    await engine.close();
  });

  it('has a swarm-scope network with a short id, in use or not', async () => {
    const id = await engine.createNetwork('jobs', { Driver: 'overlay', Attachable: true });
    expect(id).toMatch(/^[a-z\d]{25}$/);
    // The swarm allocates in its own time: until then the driver is empty (20.10).
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

  it('refuses single containers where it is not attachable', async () => {
    await engine.createNetwork('services', { Driver: 'overlay' });
    await engine.createNetwork('plain');
    const id = await engine.runContainer('d', engine.name('plain'));
    const answer = await engine.connect(engine.name('services'), id);
    expect([answer.status, messageOf(answer)]).toEqual([
      500,
      expect.stringContaining('not manually attachable'),
    ]);
  });
});
