import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from './EngineConnection.ts';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('macvlan and ipvlan networks of the $name', ({ open }) => {
  let engine: EngineUnderTest;
  let parent: string;
  beforeAll(async () => {
    engine = await open();
  });
  beforeEach(async () => {
    // A bridge is the only parent interface that a test can create on every host.
    parent = engine.linkName('p');
    await engine.createNetwork('parent', { Options: { 'com.docker.network.bridge.name': parent } });
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const lan = (Driver: string, Options: object, ...subnets: string[]) => ({
    Driver,
    Options: { parent, ...Options },
    IPAM: { Config: (subnets.length > 0 ? subnets : ['10.213.50.0/24']).map((Subnet) => ({ Subnet })) },
  });
  /** A kernel without the link type refuses with this message: the engine has accepted the settings (R185). */
  const acceptedOrUnsupported = (answer: Answer) => {
    if (answer.status === 201) return;
    expect([answer.status, messageOf(answer)]).toEqual([
      500,
      expect.stringContaining('operation not supported'),
    ]);
  };

  it.each(['bridge', 'private', 'vepa', 'passthru'])('macvlan in the mode %s', async (mode) => {
    const id = await engine.createNetwork('lan', lan('macvlan', { macvlan_mode: mode }));
    expect(await engine.network(id)).toMatchObject({
      Driver: 'macvlan',
      Options: { parent, macvlan_mode: mode },
    });
  });

  it('macvlan with two IPv4 subnets and one IPv6 subnet: each address has the gateway of its subnet', async () => {
    const subnets = ['10.213.51.0/24', '10.213.52.0/24', 'fd00:5a11:51::/64'];
    const id = await engine.createNetwork('lan', { EnableIPv6: true, ...lan('macvlan', {}, ...subnets) });
    expect((await engine.network(id)).IPAM.Config?.map(({ Subnet }) => Subnet)).toEqual(subnets);
    const first = await engine.runContainer('c', engine.name('lan'));
    expect(await engine.endpoint(first, 'lan')).toMatchObject({
      IPAddress: '10.213.51.2',
      Gateway: '10.213.51.1',
      GlobalIPv6Address: 'fd00:5a11:51::2',
    });
    const requested = { [engine.name('lan')]: { IPAMConfig: { IPv4Address: '10.213.52.9' } } };
    const second = await engine.runContainer('d', engine.name('lan'), {
      NetworkingConfig: { EndpointsConfig: requested },
    });
    expect(await engine.endpoint(second, 'lan')).toMatchObject({
      IPAddress: '10.213.52.9',
      Gateway: '10.213.52.1',
    });
  });

  it('two macvlan networks can use one parent interface from 28 on', async () => {
    await engine.createNetwork('lan', lan('macvlan', {}));
    const second = await engine.tryNetwork('second', lan('macvlan', {}, '10.213.53.0/24'));
    expect(second.status, messageOf(second)).toBe(engine.since28(201, 500));
    const alone = lan('macvlan', { macvlan_mode: 'passthru' }, '10.213.54.0/24');
    const refused = await engine.tryNetwork('alone', alone);
    expect([refused.status, messageOf(refused)]).toEqual([
      500,
      expect.stringMatching(new RegExp(`is already using parent interface ${parent}$`)),
    ]);
  });

  it.each(['l2', 'l3', 'l3s'])('ipvlan in the mode %s, with two subnets', async (mode) => {
    const subnets = ['10.213.55.0/24', '10.213.56.0/24'];
    const answer = await engine.tryNetwork('lan', lan('ipvlan', { ipvlan_mode: mode }, ...subnets));
    expect(answer.status, messageOf(answer)).toBe(mode === 'l3s' ? engine.since28(201, 500) : 201);
    if (answer.status !== 201) return;
    const network = await engine.network(engine.name('lan'));
    expect(network).toMatchObject({ Driver: 'ipvlan', Options: { parent, ipvlan_mode: mode } });
    expect(network.IPAM.Config).toEqual(subnets.map((Subnet) => ({ Subnet })));
  });

  it.each(['bridge', 'private', 'vepa'])('ipvlan with the flag %s', async (flag) => {
    const id = await engine.createNetwork('lan', lan('ipvlan', { ipvlan_flag: flag }));
    expect((await engine.network(id)).Options).toEqual({ parent, ipvlan_flag: flag });
  });

  it('only one ipvlan network can use a parent interface, and macvlan networks can use it too', async () => {
    await engine.createNetwork('lan', lan('ipvlan', {}));
    const second = await engine.tryNetwork('second', lan('ipvlan', {}, '10.213.57.0/24'));
    expect([second.status, messageOf(second)]).toEqual([
      500,
      expect.stringMatching(
        new RegExp(`^network di-[\\da-f]{12} is already using parent interface ${parent}$`),
      ),
    ]);
    expect((await engine.tryNetwork('beside', lan('macvlan', {}, '10.213.58.0/24'))).status).toBe(201);
  });

  it.each(['macvlan', 'ipvlan'])(
    '%s without a parent, internal, and on a VLAN sub-interface',
    async (driver) => {
      const config = { IPAM: { Config: [{ Subnet: '10.213.59.0/24' }] }, Driver: driver };
      acceptedOrUnsupported(await engine.tryNetwork('free', config));
      await engine.call('DELETE', `/networks/${engine.name('free')}`);
      acceptedOrUnsupported(await engine.tryNetwork('inner', { ...config, Internal: true }));
      await engine.call('DELETE', `/networks/${engine.name('inner')}`);
      const vlan = await engine.tryNetwork('vlan', { ...config, Options: { parent: `${parent}.20` } });
      acceptedOrUnsupported(vlan);
      if (vlan.status !== 201) expect(messageOf(vlan)).toContain(`failed to create ${parent}.20 vlan link`);
    },
  );

  it('R103: the messages for parents, modes and flags that are not possible', async () => {
    const refused = async (driver: string, Options: object) => {
      const answer = await engine.tryNetwork('refused', { ...lan(driver, {}), Options });
      if (answer.status === 201) await engine.call('DELETE', `/networks/${engine.name('refused')}`);
      return answer.status === 201 ? 'accepted' : `${answer.status} ${messageOf(answer)}`;
    };
    const bad = 'invalid subinterface vlan name nosuch9, example formatting is eth0.10';
    expect(await refused('macvlan', { parent: 'nosuch9' })).toBe(`500 ${bad}`);
    expect(await refused('ipvlan', { parent: 'nosuch9' })).toBe(`500 ${bad}`);
    expect(await refused('macvlan', { parent: 'nosuch9.20' })).toMatch(
      /^500 -o parent interface .*not found on the host: nosuch9$/,
    );
    expect(await refused('macvlan', { parent: 'lo' })).toBe(
      '500 loopback interface is not a valid macvlan parent link',
    );
    expect(await refused('macvlan', { parent, macvlan_mode: 'bogus' })).toContain(
      "500 requested macvlan mode 'bogus' is not valid",
    );
    expect(await refused('ipvlan', { parent, ipvlan_mode: 'bogus' })).toContain(
      "500 requested ipvlan mode 'bogus' is not valid",
    );
    // 20.10 has no flags and accepts them like any unknown option.
    expect(await refused('ipvlan', { parent, ipvlan_flag: 'bogus' })).toContain(
      engine.since28("500 requested ipvlan flag 'bogus' is not valid", 'accepted'),
    );
  });
});
