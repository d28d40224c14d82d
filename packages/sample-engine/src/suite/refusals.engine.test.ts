import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from './EngineConnection.ts';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

/** What 28 answers, and what 20.10 answers if it differs: a status and a stable part of the message. */
interface Refusal {
  readonly name: string;
  readonly act: (engine: EngineUnderTest) => Promise<Answer>;
  readonly modern: readonly [status: number, message?: string];
  readonly older?: readonly [status: number, message?: string];
}

const createNetwork =
  (request: object, short = 'refused') =>
  (engine: EngineUnderTest) =>
    engine.tryNetwork(short, request);
const createWithSubnet = (Subnet: string, more: object = {}) =>
  createNetwork({ IPAM: { Config: [{ Subnet, ...more }] } });
const connect =
  (network: string, container: string, config: object = {}) =>
  (engine: EngineUnderTest) =>
    engine.connect(engine.name(network), engine.name(container), config);
const address = (IPv4Address: string) => ({ IPAMConfig: { IPv4Address } });

/** `beforeAll` creates the networks and containers that these refusals name. */
const refusals: readonly Refusal[] = [
  { name: 'a name in use', act: createNetwork({}, 'plain'), modern: [409, 'already exists'] },
  {
    name: 'an empty name',
    act: createNetwork({ Name: '', CheckDuplicate: false }),
    modern: [400],
    older: [500, 'invalid name'],
  },
  { name: 'the name none', act: createNetwork({ Name: 'none' }), modern: [403, 'predefined none network'] },
  {
    name: 'a second host network',
    act: createNetwork({ Driver: 'host' }),
    modern: [403, 'only one instance of "host" network'],
  },
  {
    name: 'a second null network',
    act: createNetwork({ Driver: 'null' }),
    modern: [403, 'only one instance of "null" network'],
  },
  {
    name: 'an unknown driver',
    act: createNetwork({ Driver: 'bogus' }),
    modern: [404, 'plugin "bogus" not found'],
  },
  {
    name: 'an unknown IPAM driver',
    act: createNetwork({ IPAM: { Driver: 'bogus' } }),
    modern: [404, 'plugin "bogus" not found'],
  },
  {
    name: 'a bad subnet',
    act: createWithSubnet('10.300.0.0/24'),
    modern: [400, 'invalid CIDR block notation'],
    older: [500, 'invalid CIDR address'],
  },
  {
    name: 'a gateway outside the subnet',
    act: createWithSubnet('10.213.9.0/24', { Gateway: '10.1.1.1' }),
    modern: [400, "doesn't contain"],
    older: [500],
  },
  {
    name: 'a gateway that is no address',
    act: createWithSubnet('10.213.9.0/24', { Gateway: 'x' }),
    modern: [400, 'invalid gateway x'],
    older: [500],
  },
  {
    name: 'the network address as gateway',
    act: createWithSubnet('10.213.9.0/24', { Gateway: '10.213.9.0' }),
    modern: [500, 'Address already in use'],
  },
  {
    name: 'an overlap',
    act: createWithSubnet('10.213.8.128/25'),
    modern: [403, 'Pool overlaps with other one'],
  },
  {
    name: 'two IPv4 subnets on a bridge',
    act: createNetwork({ IPAM: { Config: [{ Subnet: '10.213.9.0/24' }, { Subnet: '10.213.10.0/24' }] } }),
    modern: [403, "doesn't support multiple subnets"],
  },
  { name: 'a local overlay', act: createNetwork({ Driver: 'overlay', Scope: 'local' }), modern: [403] },
  {
    name: 'a driver option that is no boolean',
    act: createNetwork({ Options: { 'com.docker.network.bridge.enable_icc': 'maybe' } }),
    modern: [400, 'enable_icc'],
    older: [500, 'enable_icc'],
  },
  {
    name: 'a config-only network that does not exist',
    act: createNetwork({ ConfigFrom: { Network: 'pt-no-such-config' } }),
    modern: [404, 'configuration network "pt-no-such-config"'],
  },
  {
    name: 'a config-only network together with addresses',
    act: (engine) =>
      engine.tryNetwork('refused', {
        ConfigFrom: { Network: engine.name('config') },
        IPAM: { Config: [{ Subnet: '10.213.11.0/24' }] },
      }),
    modern: [403, 'user specified configurations are not supported'],
  },
  {
    name: 'connecting to a config-only network',
    act: connect('config', 'c'),
    modern: [403, 'configuration-only network'],
  },
  {
    name: 'an address of an automatic subnet',
    act: connect('auto', 'c', address('172.18.0.9')),
    modern: [400, 'user configured subnets'],
  },
  {
    name: 'an address outside the subnet',
    act: connect('plain', 'c', address('10.99.0.9')),
    modern: [400, '10.99.0.9'],
    older: [500],
  },
  {
    name: 'an address that is not valid',
    act: connect('plain', 'c', address('10.99')),
    modern: [400, 'invalid IPv4 address'],
    older: [500],
  },
  {
    name: 'an address in use',
    act: connect('plain', 'c', address('10.213.8.7')),
    modern: [403, 'Address already in use'],
  },
  {
    name: "the gateway's address",
    act: connect('plain', 'c', address('10.213.8.1')),
    modern: [403, 'Address already in use'],
  },
  { name: 'a second connect', act: connect('plain', 'holder'), modern: [403, 'already exists in network'] },
  {
    name: 'a bad MAC address',
    act: connect('spare', 'macless', { MacAddress: 'zz' }),
    modern: [400, 'invalid MAC address'],
    older: [200],
  },
  {
    name: 'an alias on the default bridge',
    act: (engine) => engine.connect('bridge', engine.name('c'), { Aliases: ['a'] }),
    modern: [400, 'network-scoped alias'],
  },
  {
    name: 'an address on the default bridge',
    act: (engine) => engine.connect('bridge', engine.name('c'), address('172.17.0.99')),
    modern: [400, 'user defined networks only'],
  },
  {
    name: 'connecting to host',
    act: (engine) => engine.connect('host', engine.name('c')),
    modern: [400, 'host network'],
  },
  {
    name: 'connecting to none',
    act: (engine) => engine.connect('none', engine.name('c')),
    modern: [400, 'private (none) mode'],
  },
  {
    name: 'connecting a none-mode container',
    act: connect('plain', 'none'),
    modern: [400, 'private (none) mode'],
  },
  {
    name: 'connecting a host-mode container',
    act: connect('plain', 'host'),
    modern: [400, 'sharing network namespace'],
  },
  {
    name: 'connecting a container:-mode container',
    act: connect('plain', 'sharer'),
    modern: [400, 'sharing network namespace'],
  },
  {
    name: 'disconnecting from host',
    act: (engine) => engine.disconnect('host', engine.name('host')),
    modern: [400, 'host network'],
  },
  {
    name: 'disconnecting a container that is not connected',
    act: (engine) => engine.disconnect(engine.name('plain'), engine.name('c')),
    modern: [500, 'is not connected to network'],
  },
  {
    name: '… with force',
    act: (engine) => engine.disconnect(engine.name('plain'), engine.name('c'), true),
    modern: [500, 'is not connected to network'],
  },
  {
    name: '… while stopped',
    act: (engine) => engine.disconnect(engine.name('plain'), engine.name('stopped')),
    modern: [500, 'is not connected to the network'],
  },
  {
    name: 'disconnecting an unknown container',
    act: (engine) => engine.disconnect(engine.name('plain'), 'pt-missing'),
    modern: [404, 'No such container: pt-missing'],
  },
  {
    name: '… with force',
    act: (engine) => engine.disconnect(engine.name('plain'), 'pt-missing', true),
    modern: [404, 'endpoint pt-missing not found'],
  },
  {
    name: 'disconnecting from a network that does not exist',
    act: (engine) => engine.disconnect('pt-nothing', engine.name('c')),
    modern: [404, 'network pt-nothing not found'],
  },
  {
    name: '… with force',
    act: (engine) => engine.disconnect('pt-nothing', engine.name('c'), true),
    modern: [500, 'is not connected to the network pt-nothing'],
  },
  {
    name: 'connecting an unknown container',
    act: connect('plain', 'missing'),
    modern: [404, 'No such container'],
  },
  {
    name: 'removing a network in use',
    act: (engine) => engine.call('DELETE', `/networks/${engine.name('plain')}`),
    modern: [403, 'has active endpoints'],
  },
  {
    name: 'removing a predefined network',
    act: (engine) => engine.call('DELETE', '/networks/bridge'),
    modern: [403, 'pre-defined network'],
  },
  {
    name: 'removing an unknown network',
    act: (engine) => engine.call('DELETE', '/networks/pt-nothing'),
    modern: [404, 'network pt-nothing not found'],
  },
  {
    name: 'a filter that is not JSON',
    act: (engine) => engine.call('GET', '/networks?filters=zz'),
    modern: [400],
    older: [500],
  },
  {
    name: 'an unknown filter',
    act: (engine) => engine.call('GET', `/networks?filters=${encodeURIComponent('{"bogus":["x"]}')}`),
    modern: [400, 'bogus'],
  },
  {
    name: 'an unknown network type',
    act: (engine) => engine.call('GET', `/networks?filters=${encodeURIComponent('{"type":["x"]}')}`),
    modern: [500, "invalid filter: 'type'='x'"],
  },
  {
    name: 'a container of an unknown image',
    act: (engine) => engine.call('POST', '/containers/create', { Image: 'pt-no-image' }),
    modern: [404, 'No such image: pt-no-image:latest'],
  },
  {
    name: 'a container name in use',
    act: (engine) =>
      engine.call('POST', `/containers/create?name=${engine.name('c')}`, { Image: engine.image }),
    modern: [409, 'is already in use by container'],
  },
  {
    name: 'starting a paused container',
    act: (engine) => engine.call('POST', `/containers/${engine.name('paused')}/start`),
    modern: [409, 'cannot start a paused container'],
  },
  {
    name: 'pausing a container that does not run',
    act: (engine) => engine.call('POST', `/containers/${engine.name('stopped')}/pause`),
    modern: [409, 'is not running'],
  },
  {
    name: 'pausing twice',
    act: (engine) => engine.call('POST', `/containers/${engine.name('paused')}/pause`),
    modern: [409, 'is already paused'],
  },
  {
    name: 'unpausing a container that is not paused',
    act: (engine) => engine.call('POST', `/containers/${engine.name('c')}/unpause`),
    modern: [500, 'is not paused'],
  },
  {
    name: 'killing a container that does not run',
    act: (engine) => engine.call('POST', `/containers/${engine.name('stopped')}/kill`),
    modern: [409, 'is not running'],
  },
  {
    name: 'removing a running container',
    act: (engine) => engine.call('DELETE', `/containers/${engine.name('c')}`),
    modern: [409],
  },
  {
    name: 'renaming to a name in use',
    act: (engine) =>
      engine.call('POST', `/containers/${engine.name('c')}/rename?name=${engine.name('none')}`),
    modern: [409, 'Error when allocating new name'],
  },
  {
    name: 'inspecting an unknown container',
    act: (engine) => engine.call('GET', '/containers/pt-missing/json'),
    modern: [404, 'No such container: pt-missing'],
  },
];

describe.each(enginesUnderTest())('R103: the $name refuses', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
    await engine.createNetwork('plain', { IPAM: { Config: [{ Subnet: '10.213.8.0/24' }] } });
    await engine.createNetwork('auto');
    await engine.createNetwork('spare');
    await engine.createNetwork('config', {
      ConfigOnly: true,
      IPAM: { Config: [{ Subnet: '10.213.12.0/24' }] },
    });
    for (const container of ['c', 'macless', 'paused'])
      await engine.runContainer(container, engine.name('auto'));
    await engine.must(204, 'POST', `/containers/${engine.name('paused')}/pause`);
    await engine.runContainer('holder', engine.name('plain'), {
      NetworkingConfig: { EndpointsConfig: { [engine.name('plain')]: address('10.213.8.7') } },
    });
    await engine.runContainer('none', 'none');
    await engine.runContainer('host', 'host');
    await engine.runContainer('sharer', `container:${engine.name('c')}`);
    await engine.createContainer('stopped', engine.name('auto'));
  });
  afterAll(() => engine.close());

  it.each(refusals)('$name', async ({ act, modern, older }) => {
    const [status, message = ''] = engine.since28(modern, older ?? modern);
    const answer = await act(engine);
    expect(messageOf(answer)).toContain(message);
    expect(answer.status, messageOf(answer)).toBe(status);
  });

  it('host bits and a range outside the subnet, which only engine 28 checks', async () => {
    const hostBits = await engine.tryNetwork('bits', { IPAM: { Config: [{ Subnet: '10.213.13.5/24' }] } });
    expect(hostBits.status, messageOf(hostBits)).toBe(engine.since28(400, 201));
    const range = { Subnet: '10.213.14.0/24', IPRange: '10.77.0.0/25' };
    expect((await engine.tryNetwork('range', { IPAM: { Config: [range] } })).status).toBe(
      engine.since28(400, 201),
    );
    const pair = await engine.tryNetwork('pair', { IPAM: { Config: [{ Subnet: '10.213.15.0/31' }] } });
    expect(pair.status, messageOf(pair)).toBe(engine.since28(201, 500));
  });

  it('the name bridge', async () => {
    const answer = await engine.tryNetwork('refused', { Name: 'bridge' });
    // A manager asks the swarm first, which has bridge and host, but not none (20.10 and 28).
    expect([answer.status, messageOf(answer)]).toEqual(
      engine.inSwarm
        ? [409, 'network with name bridge already exists']
        : [403, 'operation is not permitted on predefined bridge network '],
    );
  });

  it('connecting to a network that does not exist', async () => {
    const answer = await engine.connect('pt-nothing', engine.name('c'));
    expect([answer.status, messageOf(answer)]).toEqual(engine.networkNotFound('pt-nothing'));
  });

  it('more addresses than a subnet has', async () => {
    await engine.createNetwork('tiny', { IPAM: { Config: [{ Subnet: '10.213.16.0/30' }] } });
    await engine.must(200, 'POST', `/networks/${engine.name('tiny')}/connect`, {
      Container: engine.name('c'),
    });
    const answer = await engine.connect(engine.name('tiny'), engine.name('holder'));
    expect(answer.status, messageOf(answer)).toBeGreaterThanOrEqual(400);
    expect(messageOf(answer)).toMatch(/no available (IPv4 )?addresses/);
  });
});
