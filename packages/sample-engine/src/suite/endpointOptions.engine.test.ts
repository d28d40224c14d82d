import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

const sysctls = 'com.docker.network.endpoint.sysctls';

describe.each(enginesUnderTest())('options of an endpoint on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  let network: string;
  beforeAll(async () => {
    engine = await open();
  });
  beforeEach(async () => {
    await engine.createNetwork('home', { IPAM: { Config: [{ Subnet: '10.213.70.0/24' }] } });
    const Config = [{ Subnet: '10.213.71.0/24' }, { Subnet: 'fd00:5a11:71::/64' }];
    network = await engine.createNetwork('net', { EnableIPv6: true, IPAM: { Config } });
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  /** Returns every setting of a connect except the MAC address. `host` is the last part of both addresses. */
  const allSettings = (host: string) => ({
    Aliases: ['web', 'www'],
    IPAMConfig: {
      IPv4Address: `10.213.71.${host}`,
      IPv6Address: `fd00:5a11:71::${host}`,
      LinkLocalIPs: ['169.254.7.7', 'fe80::77'],
    },
    Links: [`${engine.name('peer')}:db`, engine.name('peer')],
    DriverOpts: { [sysctls]: 'net.ipv4.conf.IFNAME.log_martians=1', 'x.y': 'z' },
    GwPriority: 5,
  });
  const shows = async (id: string, requested: ReturnType<typeof allSettings>) => {
    const { IPAMConfig, Links, DriverOpts, Aliases, GwPriority, DNSNames } =
      (await engine.endpoint(id, 'net')) ?? {};
    expect({ IPAMConfig, Links, DriverOpts }).toEqual({
      IPAMConfig: requested.IPAMConfig,
      Links: requested.Links,
      DriverOpts: requested.DriverOpts,
    });
    expect(Aliases).toEqual(engine.since28(['web', 'www'], ['web', 'www', id.slice(0, 12)]));
    expect(GwPriority).toBe(engine.since28(5, undefined));
    if (engine.major >= 28) expect(DNSNames).toEqual(expect.arrayContaining(['web', 'www', id.slice(0, 12)]));
  };
  const addresses = async (id: string) => {
    const { IPAddress, GlobalIPv6Address } = (await engine.endpoint(id, 'net')) ?? {};
    return [IPAddress, GlobalIPv6Address];
  };

  it.each(['running', 'stopped', 'paused'])('are all used for a %s container', async (state) => {
    await engine.runContainer('peer', engine.name('net'));
    const id = await engine.createContainer('c', engine.name('home'));
    if (state !== 'stopped') await engine.must(204, 'POST', `/containers/${id}/start`);
    if (state === 'paused') await engine.must(204, 'POST', `/containers/${id}/pause`);
    const requested = allSettings('50');
    expect((await engine.connect(network, id, requested)).status).toBe(200);
    await shows(id, requested);
    const given = ['10.213.71.50', 'fd00:5a11:71::50'];
    expect(await addresses(id)).toEqual(state === 'stopped' ? ['', ''] : given);
    if (state === 'stopped') await engine.must(204, 'POST', `/containers/${id}/start`);
    if (state === 'paused') await engine.must(204, 'POST', `/containers/${id}/unpause`);
    await shows(id, requested);
    expect(await addresses(id)).toEqual(given);
    await engine.must(204, 'POST', `/containers/${id}/restart?t=0`);
    await shows(id, requested);
    expect(await addresses(id)).toEqual(given);
  });

  it('are all used when a container is created', async () => {
    await engine.runContainer('peer', engine.name('net'));
    const requested = allSettings('60');
    const id = await engine.runContainer('c', engine.name('net'), {
      NetworkingConfig: { EndpointsConfig: { [engine.name('net')]: requested } },
    });
    await shows(id, requested);
    expect(await addresses(id)).toEqual(['10.213.71.60', 'fd00:5a11:71::60']);
  });

  it('R183: a MAC address is used if given at the creation, from 28 on, and not at a connect', async () => {
    const given = '02:aa:00:00:00:01';
    const id = await engine.createContainer('c', engine.name('net'), {
      NetworkingConfig: { EndpointsConfig: { [engine.name('net')]: { MacAddress: given } } },
    });
    const mac = async (short: string) => (await engine.endpoint(id, short))?.MacAddress;
    expect(await mac('net')).toBe(given);
    for (let turn = 0; turn < 2; turn++) {
      await engine.must(204, 'POST', `/containers/${id}/start`);
      expect((await mac('net')) === given).toBe(engine.since28(true, false));
      await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
      expect(await mac('net')).toBe('');
    }
    const other = '02:aa:00:00:00:02';
    expect((await engine.connect(engine.name('home'), id, { MacAddress: other })).status).toBe(200);
    expect(await mac('home')).toBe(other);
    await engine.must(204, 'POST', `/containers/${id}/start`);
    expect(await mac('home')).not.toBe(other);
    await engine.disconnect(engine.name('home'), id);
    expect((await engine.connect(engine.name('home'), id, { MacAddress: other })).status).toBe(200);
    expect(await mac('home')).not.toBe(other);
  });

  it('R183: a MAC address for the whole container is used on every engine', async () => {
    const given = '02:aa:00:00:00:03';
    const id = await engine.runContainer('c', engine.name('net'), { MacAddress: given });
    expect((await engine.endpoint(id, 'net'))?.MacAddress).toBe(given);
  });

  it('links to missing containers and unusual aliases are accepted as they are', async () => {
    const id = await engine.runContainer('c', engine.name('home'));
    const odd = { Links: ['missing:x'], Aliases: ['a b/ü', 'x', 'x'] };
    expect((await engine.connect(network, id, odd)).status).toBe(200);
    const endpoint = await engine.endpoint(id, 'net');
    expect(endpoint?.Links).toEqual(odd.Links);
    expect(endpoint?.Aliases?.slice(0, 3)).toEqual(odd.Aliases);
  });

  it('R103: the messages for addresses in use and addresses outside the network', async () => {
    const id = await engine.runContainer('c', engine.name('home'));
    await engine.runContainer('holder', engine.name('net'));
    const refused = async (IPAMConfig: object) => {
      const answer = await engine.connect(network, id, { IPAMConfig });
      return [answer.status, messageOf(answer)];
    };
    const taken = [403, 'Address already in use'];
    for (const IPv4Address of ['10.213.71.0', '10.213.71.1', '10.213.71.2', '10.213.71.255']) {
      expect(await refused({ IPv4Address })).toEqual(taken);
    }
    for (const IPv6Address of ['fd00:5a11:71::', 'fd00:5a11:71::1', 'fd00:5a11:71::2']) {
      expect(await refused({ IPv6Address })).toEqual(taken);
    }
    const status = engine.since28(400, 500);
    const belongs = engine.since28('no configured subnet or ip-range', 'does not belong to any');
    for (const config of [{ IPv6Address: 'fd00:999::9' }, { IPv4Address: 'fd00:5a11:71::9' }]) {
      expect(await refused(config)).toEqual([status, expect.stringContaining(belongs)]);
    }
    expect(await refused({ IPv4Address: 'xyz' })).toEqual([
      status,
      engine.since28(
        'invalid endpoint settings:\n* invalid IPv4 address: xyz\n* no configured subnet or ip-range contain the IP address xyz',
        expect.stringContaining('Invalid IPv4 address: xyz'),
      ),
    ]);
    for (const LinkLocalIPs of [['nope'], ['fe80::1%eth0']]) {
      expect(await refused({ LinkLocalIPs })).toEqual([
        status,
        expect.stringMatching(/invalid link-local IP address/i),
      ]);
    }
    expect(await refused({ LinkLocalIPs: ['10.9.9.9'] })).toEqual([
      status,
      'invalid link local IP address: 10.9.9.9',
    ]);
    const link = await engine.connect(network, id, { Links: ['a:b:c'] });
    expect([link.status, messageOf(link)]).toEqual([500, 'bad format for links: a:b:c']);
  });

  it('R103: the message for a sysctl that is not of the endpoint’s interface, from 28 on', async () => {
    const id = await engine.runContainer('c', engine.name('home'));
    const answer = await engine.connect(network, id, { DriverOpts: { [sysctls]: 'kernel.foo=1' } });
    expect([answer.status, messageOf(answer)]).toEqual(
      engine.since28(
        [400, expect.stringContaining("unrecognised network interface sysctl 'kernel.foo=1'")],
        [200, ''],
      ),
    );
  });

  it('a disconnect with force works while the container runs and while it does not', async () => {
    const id = await engine.runContainer('c', engine.name('home'));
    await engine.connect(network, id);
    expect((await engine.disconnect(network, id, true)).status).toBe(200);
    expect(await engine.endpoint(id, 'net')).toBeUndefined();
    await engine.connect(network, id);
    await engine.must(204, 'POST', `/containers/${id}/stop?t=0`);
    expect((await engine.disconnect(network, id, true)).status).toBe(200);
    expect(await engine.endpoint(id, 'net')).toBeUndefined();
    expect((await engine.disconnect(engine.name('home'), id, false)).status).toBe(200);
    expect((await engine.container(id)).NetworkSettings.Networks).toEqual({});
    await engine.must(204, 'POST', `/containers/${id}/start`);
    expect((await engine.container(id)).NetworkSettings.Networks).toEqual({});
  });
});
