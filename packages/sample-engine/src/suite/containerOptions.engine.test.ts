import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('options of a new container on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const create = (request: object, query = `?name=${engine.name('c')}`) =>
    engine.call('POST', `/containers/create${query}`, {
      Image: engine.image,
      Cmd: ['sleep', '9'],
      ...request,
    });
  const refused = async (request: object, query?: string) => {
    const answer = await create(request, query);
    return [answer.status, messageOf(answer)];
  };

  it('name, command, environment, labels and restart policy', async () => {
    await engine.createNetwork('a');
    const id = await engine.runContainer('c', engine.name('a'), {
      Cmd: ['sleep', '3601'],
      Env: ['PLAIN=1', 'SPACED=x y', 'EMPTY=', 'EQUAL=a=b'],
      Labels: { team: 'net', 'odd key': 'ü=✓' },
      HostConfig: { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 4 } },
    });
    const container = await engine.container(id);
    expect(container.Name).toBe(`/${engine.name('c')}`);
    expect([container.Path, container.Args, container.Config.Cmd]).toEqual([
      'sleep',
      ['3601'],
      ['sleep', '3601'],
    ]);
    expect(container.Config.Env).toEqual(['PLAIN=1', 'SPACED=x y', 'EMPTY=', 'EQUAL=a=b', 'PATH=/bin']);
    expect(container.Config.Labels).toEqual({ team: 'net', 'odd key': 'ü=✓' });
    expect(container.Config.Image).toBe(engine.image);
    expect(container.HostConfig.RestartPolicy).toEqual({ Name: 'on-failure', MaximumRetryCount: 4 });
  });

  it.each(['no', 'always', 'unless-stopped', 'on-failure'])('the restart policy %s', async (Name) => {
    await engine.createNetwork('a');
    const HostConfig = { RestartPolicy: { Name } };
    const id = await engine.createContainer('c', engine.name('a'), { HostConfig });
    expect((await engine.container(id)).HostConfig.RestartPolicy.Name).toBe(Name);
  });

  it('ports: on one address, on all, chosen by the engine, UDP, IPv6 and SCTP', async () => {
    await engine.createNetwork('a');
    const PortBindings = {
      '80/tcp': [
        { HostIp: '127.0.0.1', HostPort: '28481' },
        { HostIp: '', HostPort: '' },
      ],
      '53/udp': [{ HostIp: '', HostPort: '28482' }],
      '81/tcp': [{ HostIp: '::1', HostPort: '28483' }],
      // A port that is not exposed is not published, without an error.
      '82/tcp': [{ HostIp: '', HostPort: '28484' }],
    };
    const id = await engine.runContainer('c', engine.name('a'), {
      ExposedPorts: { '80/tcp': {}, '53/udp': {}, '81/tcp': {}, '90/sctp': {} },
      HostConfig: { PortBindings },
    });
    const { HostConfig, Config, NetworkSettings } = await engine.container(id);
    expect(HostConfig.PortBindings).toEqual(PortBindings);
    expect(Object.keys(Config.ExposedPorts ?? {}).sort()).toEqual(['53/udp', '80/tcp', '81/tcp', '90/sctp']);
    const { Ports } = NetworkSettings;
    expect(Object.keys(Ports).sort()).toEqual(['53/udp', '80/tcp', '81/tcp', '90/sctp']);
    expect(Ports['53/udp']).toEqual([
      { HostIp: '0.0.0.0', HostPort: '28482' },
      { HostIp: '::', HostPort: '28482' },
    ]);
    expect(Ports['81/tcp']).toEqual([{ HostIp: '::1', HostPort: '28483' }]);
    expect(Ports['90/sctp']).toBeNull();
    expect(Ports['80/tcp']).toContainEqual({ HostIp: '127.0.0.1', HostPort: '28481' });
    const chosen = (Ports['80/tcp'] ?? []).filter(({ HostIp }) => HostIp !== '127.0.0.1');
    expect(chosen.map(({ HostIp }) => HostIp)).toEqual(['0.0.0.0', '::']);
    expect(Number(chosen[0]?.HostPort)).toBeGreaterThanOrEqual(32768);
  });

  it('a container is created with one endpoint, connected to another network, then started', async () => {
    await engine.createNetwork('a', { IPAM: { Config: [{ Subnet: '10.213.90.0/24' }] } });
    const other = await engine.createNetwork('b', { IPAM: { Config: [{ Subnet: '10.213.91.0/24' }] } });
    const endpoint = { Aliases: ['x'], IPAMConfig: { IPv4Address: '10.213.90.40' } };
    const id = await engine.createContainer('c', engine.name('a'), {
      NetworkingConfig: { EndpointsConfig: { [engine.name('a')]: endpoint } },
    });
    const second = { Aliases: ['y'], IPAMConfig: { IPv4Address: '10.213.91.41' } };
    expect((await engine.connect(other, id, second)).status).toBe(200);
    await engine.must(204, 'POST', `/containers/${id}/start`);
    expect((await engine.endpoint(id, 'a'))?.IPAddress).toBe('10.213.90.40');
    expect((await engine.endpoint(id, 'a'))?.Aliases).toContain('x');
    expect((await engine.endpoint(id, 'b'))?.IPAddress).toBe('10.213.91.41');
    expect((await engine.endpoint(id, 'b'))?.Aliases).toContain('y');
    expect((await engine.container(id)).HostConfig.NetworkMode).toBe(engine.name('a'));
  });

  it('a container can be created with two endpoints from 28 on', async () => {
    for (const network of ['a', 'b']) await engine.createNetwork(network);
    const EndpointsConfig = { [engine.name('a')]: {}, [engine.name('b')]: { Aliases: ['y'] } };
    const answer = await create({
      HostConfig: { NetworkMode: engine.name('a') },
      NetworkingConfig: { EndpointsConfig },
    });
    expect(answer.status, messageOf(answer)).toBe(engine.since28(201, 400));
    if (answer.status !== 201) return;
    await engine.must(204, 'POST', `/containers/${engine.name('c')}/start`);
    expect((await engine.endpoint(engine.name('c'), 'b'))?.Aliases).toEqual(['y']);
  });

  it.each([
    ['name', 'name'],
    ['id', 'id'],
    ['id', 'name'],
    ['name', 'id'],
  ])('the network mode by %s and the endpoint by %s: one attachment', async (modeBy, endpointBy) => {
    const network = await engine.createNetwork('a');
    const term = (by: string) => (by === 'id' ? network : engine.name('a'));
    const id = await engine.runContainer('c', term(modeBy), {
      NetworkingConfig: { EndpointsConfig: { [term(endpointBy)]: { Aliases: ['q'] } } },
    });
    const { Networks } = (await engine.container(id)).NetworkSettings;
    expect(Object.keys(Networks)).toEqual([engine.name('a')]);
    expect(Networks[engine.name('a')]?.Aliases).toContain('q');
  });

  it('a container without a network option is attached to the default bridge', async () => {
    for (const [short, mode] of [
      ['c', 'default'],
      ['d', 'bridge'],
    ] as const) {
      const id = await engine.runContainer(short, mode);
      expect(Object.keys((await engine.container(id)).NetworkSettings.Networks)).toEqual(['bridge']);
    }
  });

  it('R103: the messages for options that are not possible', async () => {
    const port = (text: string) => [400, `invalid port specification: "${text}"`];
    const HostConfig = (config: object) => ({ HostConfig: config });
    expect(await refused({ Image: 'pt-no-image:3' })).toEqual([404, 'No such image: pt-no-image:3']);
    expect(await refused({ Image: '', Cmd: null })).toEqual([
      400,
      expect.stringMatching(/no command specified/i),
    ]);
    expect(await refused({}, '?name=a')).toEqual([
      400,
      'Invalid container name (a), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed',
    ]);
    expect(await refused({ Env: ['=x'] })).toEqual([400, 'invalid environment variable: =x']);
    expect(await refused(HostConfig({ PortBindings: { 'abc/tcp': [{}] } }))).toEqual(port('abc'));
    expect(await refused(HostConfig({ PortBindings: { '80/tcp': [{ HostPort: '99999' }] } }))).toEqual(
      port('99999'),
    );
    expect(await refused(HostConfig({ RestartPolicy: { Name: 'bogus' } }))).toEqual([
      400,
      expect.stringContaining('invalid restart policy'),
    ]);
    const tries = { RestartPolicy: { Name: 'always', MaximumRetryCount: 3 } };
    expect(await refused(HostConfig(tries))).toEqual([
      400,
      expect.stringContaining('maximum retry count can'),
    ]);
    const gone = { AutoRemove: true, RestartPolicy: { Name: 'always' } };
    expect(await refused(HostConfig(gone))).toEqual([
      400,
      "can't create 'AutoRemove' container with restart policy",
    ]);
    const first = (await create({})).body as { Id: string };
    expect(await refused({})).toEqual([
      409,
      `Conflict. The container name "/${engine.name('c')}" is already in use by container "${first.Id}". You have to remove (or rename) that container to be able to reuse that name.`,
    ]);
  });

  it('lists local images with names, size and age', async () => {
    interface ImageJson {
      readonly Id: string;
      readonly RepoTags: string[] | null;
      readonly Size: number;
      readonly Created: number;
    }
    const list = async (filters: object) => {
      const query = encodeURIComponent(JSON.stringify(filters));
      return (await engine.must(200, 'GET', `/images/json?filters=${query}`)) as ImageJson[];
    };
    const image = (await list({})).find(({ RepoTags }) => RepoTags?.includes(engine.image));
    expect(image?.Id).toMatch(/^sha256:[\da-f]{64}$/);
    expect(image?.Size).toBeGreaterThan(0);
    expect(Number.isInteger(image?.Created)).toBe(true);
    const [name = ''] = engine.image.split(':');
    expect((await list({ reference: [name] })).map(({ Id }) => Id)).toContain(image?.Id);
    expect((await list({ dangling: ['true'] })).map(({ Id }) => Id)).not.toContain(image?.Id);
  });
});
