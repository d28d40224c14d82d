import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

const subnet = (text: string) => ({ IPAM: { Config: [{ Subnet: text }] } });

/** What remains of removed networks and of failed connects. Undo and repair depend on these facts. */
describe.each(enginesUnderTest())('stale attachments on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  beforeEach(async () => {
    await engine.createNetwork('home', subnet('10.213.80.0/24'));
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const first = { Aliases: ['old'], IPAMConfig: { IPv4Address: '10.213.81.50' } };
  const start = (id: string) => engine.call('POST', `/containers/${id}/start`);

  /** Creates a stopped container on `home` and on `net`, and removes `net`. */
  async function withRemovedNetwork(): Promise<{ id: string; removedId: string }> {
    const removedId = await engine.createNetwork('net', subnet('10.213.81.0/24'));
    const id = await engine.runContainer('c', engine.name('home'));
    expect((await engine.connect(removedId, id, first)).status).toBe(200);
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    await engine.must(204, 'DELETE', `/networks/${removedId}`);
    return { id, removedId };
  }
  const recreate = () => engine.createNetwork('net', subnet('10.213.81.0/24'));

  describe('R181: a removed network', () => {
    it('can be disconnected by its name, but not by its id, not even with force', async () => {
      const { id, removedId } = await withRemovedNetwork();
      for (const force of [false, true]) {
        const answer = await engine.disconnect(removedId, id, force);
        expect([answer.status, messageOf(answer)]).toEqual([
          500,
          `container ${id} is not connected to the network ${removedId}`,
        ]);
      }
      expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: removedId, EndpointID: '' });
      expect((await engine.disconnect(engine.name('net'), id)).status).toBe(200);
      expect(await engine.endpoint(id, 'net')).toBeUndefined();
      expect((await start(id)).status).toBe(204);
    });

    it('can be connected by its name, which removes the stored id, but the start still fails', async () => {
      const { id } = await withRemovedNetwork();
      expect((await engine.connect(engine.name('net'), id, { Aliases: ['new'] })).status).toBe(200);
      expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: '', IPAMConfig: null });
      const answer = await start(id);
      const [status, message] = engine.networkNotFound(engine.name('net'));
      expect([answer.status, messageOf(answer)]).toEqual([status, expect.stringContaining(message)]);
    });

    it('is stored under its id as the name when connected by its id', async () => {
      const { id, removedId } = await withRemovedNetwork();
      expect((await engine.connect(removedId, id)).status).toBe(200);
      expect(Object.keys((await engine.container(id)).NetworkSettings.Networks).sort()).toEqual(
        [removedId, engine.name('home'), engine.name('net')].sort(),
      );
      expect((await engine.disconnect(removedId, id)).status).toBe(200);
    });
  });

  describe('R181: a new network with the name of a removed one', () => {
    it('does not repair the attachment: the start fails because of the old id', async () => {
      const { id, removedId } = await withRemovedNetwork();
      await recreate();
      expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: removedId });
      const answer = await start(id);
      const [status, message] = engine.networkNotFound(removedId);
      expect([answer.status, messageOf(answer)]).toEqual([status, expect.stringContaining(message)]);
    });

    it.each(['name', 'id'])(
      'replaces the attachment when connected by %s, with the new settings',
      async (by) => {
        const { id } = await withRemovedNetwork();
        const newId = await recreate();
        const term = by === 'id' ? newId : engine.name('net');
        const second = { Aliases: ['new'], IPAMConfig: { IPv4Address: '10.213.81.60' } };
        expect((await engine.connect(term, id, second)).status).toBe(200);
        expect(await engine.endpoint(id, 'net')).toMatchObject({
          NetworkID: '',
          IPAMConfig: second.IPAMConfig,
        });
        expect((await start(id)).status).toBe(204);
        const endpoint = await engine.endpoint(id, 'net');
        expect(endpoint).toMatchObject({ NetworkID: newId, IPAddress: '10.213.81.60' });
        expect(endpoint?.Aliases).toContain('new');
        expect(endpoint?.Aliases).not.toContain('old');
      },
    );

    it.each(['name', 'new id'])('can be disconnected by its %s, but not by the old id', async (by) => {
      const { id, removedId } = await withRemovedNetwork();
      const newId = await recreate();
      expect((await engine.disconnect(removedId, id)).status).toBe(500);
      expect((await engine.disconnect(removedId, id, true)).status).toBe(500);
      expect((await engine.disconnect(by === 'name' ? engine.name('net') : newId, id)).status).toBe(200);
      expect(await engine.endpoint(id, 'net')).toBeUndefined();
      expect((await start(id)).status).toBe(204);
    });

    it('can be connected in place of the network that the container was created for', async () => {
      const gone = await engine.createNetwork('own', subnet('10.213.82.0/24'));
      const id = await engine.runContainer('c', engine.name('own'));
      await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
      await engine.must(204, 'DELETE', `/networks/${gone}`);
      const newId = await engine.createNetwork('own', subnet('10.213.82.0/24'));
      expect((await engine.disconnect(newId, id)).status).toBe(200);
      expect((await engine.connect(newId, id)).status).toBe(200);
      expect((await start(id)).status).toBe(204);
      expect(await engine.endpoint(id, 'own')).toMatchObject({ NetworkID: newId, IPAddress: '10.213.82.2' });
    });
  });

  it('a second connect of a stopped container changes nothing', async () => {
    await recreate();
    const id = await engine.createContainer('c', engine.name('home'));
    await engine.connect(engine.name('net'), id, first);
    expect((await engine.connect(engine.name('net'), id, { Aliases: ['new'] })).status).toBe(200);
    const endpoint = await engine.endpoint(id, 'net');
    expect(endpoint?.IPAMConfig).toEqual(first.IPAMConfig);
    expect(endpoint?.Aliases).toContain('old');
    expect(endpoint?.Aliases).not.toContain('new');
  });

  it('R180: a failed connect leaves an attachment until a stop or a successful connect', async () => {
    const network = await recreate();
    const id = await engine.runContainer('c', engine.name('home'));
    const bad = { IPAMConfig: { IPv4Address: '10.213.81.1' } };
    expect((await engine.connect(network, id, bad)).status).toBe(403);
    const failedConnect = { NetworkID: '', EndpointID: '', IPAddress: '', IPAMConfig: bad.IPAMConfig };
    expect(await engine.endpoint(id, 'net')).toMatchObject(failedConnect);
    expect((await engine.network(network)).Containers).toEqual({});
    for (const force of [false, true]) {
      const answer = await engine.disconnect(network, id, force);
      expect([answer.status, messageOf(answer)]).toEqual([
        500,
        `container ${id} is not connected to network ${engine.name('net')}`,
      ]);
    }
    // The settings of the first failed connect stay until a connect succeeds.
    const worse = { IPAMConfig: { IPv4Address: '10.213.81.255' } };
    expect((await engine.connect(network, id, worse)).status).toBe(403);
    expect(await engine.endpoint(id, 'net')).toMatchObject(failedConnect);
    expect((await engine.connect(network, id)).status).toBe(200);
    expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: network, IPAMConfig: null });
    expect((await engine.disconnect(network, id)).status).toBe(200);
    expect(await engine.endpoint(id, 'net')).toBeUndefined();
  });

  it('R180: with a failed connect the container does not start again', async () => {
    const network = await recreate();
    const id = await engine.runContainer('c', engine.name('home'));
    await engine.connect(network, id, { IPAMConfig: { IPv4Address: '10.213.81.1' } });
    const restart = await engine.call('POST', `/containers/${id}/restart?t=0`);
    expect([restart.status, messageOf(restart)]).toEqual([
      500,
      expect.stringMatching(/^Cannot restart container .*Address already in use$/),
    ]);
    expect((await engine.container(id)).State.Status).toBe('exited');
    expect((await engine.disconnect(network, id)).status).toBe(200);
    expect((await start(id)).status).toBe(204);
  });

  it('R180: a connect that fails because of a port in use leaves an endpoint that the network does not list', async () => {
    await engine.createNetwork('inner', { Internal: true });
    const network = await recreate();
    const request = {
      ExposedPorts: { '80/tcp': {} },
      HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28466' }] } },
    };
    const id = await engine.runContainer('c', engine.name('inner'), request);
    await engine.runContainer('holder', engine.name('home'), request);
    const answer = await engine.connect(network, id);
    expect([answer.status, messageOf(answer)]).toEqual([
      500,
      expect.stringContaining('port is already allocated'),
    ]);
    expect(await engine.endpoint(id, 'net')).toMatchObject({
      NetworkID: network,
      IPAddress: '10.213.81.2',
    });
    expect((await engine.network(network)).Containers).toEqual({});
    expect((await engine.disconnect(network, id)).status).toBe(500);
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    expect((await engine.disconnect(network, id)).status).toBe(200);
    expect((await start(id)).status).toBe(204);
  });
});
