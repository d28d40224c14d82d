import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

const subnet = (text: string) => ({ IPAM: { Config: [{ Subnet: text }] } });

/** What the engines keep of networks that are gone and of connects that failed: undo and repair build on it. */
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

  /** A stopped container on `home` and on `net`, which is then removed. */
  async function withRemovedNetwork(): Promise<{ id: string; goneId: string }> {
    const goneId = await engine.createNetwork('net', subnet('10.213.81.0/24'));
    const id = await engine.runContainer('c', engine.name('home'));
    expect((await engine.connect(goneId, id, first)).status).toBe(200);
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    await engine.must(204, 'DELETE', `/networks/${goneId}`);
    return { id, goneId };
  }
  const again = () => engine.createNetwork('net', subnet('10.213.81.0/24'));

  describe('R181: a network that is gone', () => {
    it('is left by its name, and by its id not even by force', async () => {
      const { id, goneId } = await withRemovedNetwork();
      for (const force of [false, true]) {
        const answer = await engine.disconnect(goneId, id, force);
        expect([answer.status, messageOf(answer)]).toEqual([
          500,
          `container ${id} is not connected to the network ${goneId}`,
        ]);
      }
      expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: goneId, EndpointID: '' });
      expect((await engine.disconnect(engine.name('net'), id)).status).toBe(200);
      expect(await engine.endpoint(id, 'net')).toBeUndefined();
      expect((await start(id)).status).toBe(204);
    });

    it('is connected by its name in vain: the id is forgotten, and the start still fails', async () => {
      const { id } = await withRemovedNetwork();
      expect((await engine.connect(engine.name('net'), id, { Aliases: ['new'] })).status).toBe(200);
      expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: '', IPAMConfig: null });
      const answer = await start(id);
      const [status, words] = engine.networkNotFound(engine.name('net'));
      expect([answer.status, messageOf(answer)]).toEqual([status, expect.stringContaining(words)]);
    });

    it('is mistaken for a name when connected by its id', async () => {
      const { id, goneId } = await withRemovedNetwork();
      expect((await engine.connect(goneId, id)).status).toBe(200);
      expect(Object.keys((await engine.container(id)).NetworkSettings.Networks).sort()).toEqual(
        [goneId, engine.name('home'), engine.name('net')].sort(),
      );
      expect((await engine.disconnect(goneId, id)).status).toBe(200);
    });
  });

  describe('R181: a network made again under the same name', () => {
    it('does not heal the attachment: the start fails on the old id', async () => {
      const { id, goneId } = await withRemovedNetwork();
      await again();
      expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: goneId });
      const answer = await start(id);
      const [status, words] = engine.networkNotFound(goneId);
      expect([answer.status, messageOf(answer)]).toEqual([status, expect.stringContaining(words)]);
    });

    it.each(['name', 'id'])(
      'takes the container over when connected by %s, with the new settings',
      async (by) => {
        const { id } = await withRemovedNetwork();
        const newId = await again();
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

    it.each(['name', 'new id'])('is left by its %s, not by the old id', async (by) => {
      const { id, goneId } = await withRemovedNetwork();
      const newId = await again();
      expect((await engine.disconnect(goneId, id)).status).toBe(500);
      expect((await engine.disconnect(goneId, id, true)).status).toBe(500);
      expect((await engine.disconnect(by === 'name' ? engine.name('net') : newId, id)).status).toBe(200);
      expect(await engine.endpoint(id, 'net')).toBeUndefined();
      expect((await start(id)).status).toBe(204);
    });

    it('serves as the container’s own network again', async () => {
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
    await again();
    const id = await engine.createContainer('c', engine.name('home'));
    await engine.connect(engine.name('net'), id, first);
    expect((await engine.connect(engine.name('net'), id, { Aliases: ['new'] })).status).toBe(200);
    const endpoint = await engine.endpoint(id, 'net');
    expect(endpoint?.IPAMConfig).toEqual(first.IPAMConfig);
    expect(endpoint?.Aliases).toContain('old');
    expect(endpoint?.Aliases).not.toContain('new');
  });

  it('R180: a connect that fails leaves an attachment that only a stop or a better connect ends', async () => {
    const network = await again();
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
    // The first failure's settings stay, until a connect succeeds.
    const worse = { IPAMConfig: { IPv4Address: '10.213.81.255' } };
    expect((await engine.connect(network, id, worse)).status).toBe(403);
    expect(await engine.endpoint(id, 'net')).toMatchObject(failedConnect);
    expect((await engine.connect(network, id)).status).toBe(200);
    expect(await engine.endpoint(id, 'net')).toMatchObject({ NetworkID: network, IPAMConfig: null });
    expect((await engine.disconnect(network, id)).status).toBe(200);
    expect(await engine.endpoint(id, 'net')).toBeUndefined();
  });

  it('R180: with such an attachment the container does not start again', async () => {
    const network = await again();
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

  it('R180: a connect that fails for a taken port leaves an endpoint the network does not know', async () => {
    await engine.createNetwork('inner', { Internal: true });
    const network = await again();
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
