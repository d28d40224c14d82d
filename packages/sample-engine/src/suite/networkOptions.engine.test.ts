import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

const bridge = (name: string) => `com.docker.network.bridge.${name}`;

describe.each(enginesUnderTest())('options of a new network on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  /** Creates a network and returns what inspect shows. */
  const made = async (request: object) => engine.network(await engine.createNetwork('made', request));
  const join = async (short: string) => {
    const id = await engine.runContainer(short, engine.name('made'));
    return engine.endpoint(id, 'made');
  };

  it('an IPv4 and an IPv6 subnet, with gateways, a range and auxiliary addresses that no endpoint gets', async () => {
    const Config = [
      {
        Subnet: '10.213.40.0/24',
        IPRange: '10.213.40.0/29',
        Gateway: '10.213.40.3',
        AuxiliaryAddresses: { router: '10.213.40.1', printer: '10.213.40.4' },
      },
      { Subnet: 'fd00:5a11:40::/64', Gateway: 'fd00:5a11:40::9' },
    ];
    expect((await made({ EnableIPv6: true, IPAM: { Config } })).IPAM.Config).toEqual(Config);
    expect(await join('c')).toMatchObject({
      IPAddress: '10.213.40.2',
      Gateway: '10.213.40.3',
      GlobalIPv6Address: 'fd00:5a11:40::1',
      IPv6Gateway: 'fd00:5a11:40::9',
    });
    for (const last of [5, 6, 7]) expect((await join(`c${last}`))?.IPAddress).toBe(`10.213.40.${last}`);
    await engine.createNetwork('other');
    const id = await engine.runContainer('d', engine.name('other'));
    const full = await engine.connect(engine.name('made'), id);
    expect([full.status, messageOf(full)]).toEqual([
      500,
      expect.stringContaining('no available IPv4 addresses'),
    ]);
    const requested = { IPAMConfig: { IPv4Address: '10.213.40.4' } };
    const taken = await engine.connect(engine.name('made'), id, requested);
    expect([taken.status, messageOf(taken)]).toEqual([403, 'Address already in use']);
    const outside = { IPAMConfig: { IPv4Address: '10.213.40.77' } };
    expect((await engine.connect(engine.name('made'), id, outside)).status).toBe(200);
  });

  it('IPAM driver and options, and none where none were sent', async () => {
    const IPAM = { Driver: 'default', Options: { rack: '4', empty: '' } };
    expect((await made({ IPAM })).IPAM).toMatchObject(IPAM);
    const plain = await engine.network(await engine.createNetwork('plain'));
    expect(plain.IPAM).toMatchObject({ Driver: 'default', Options: null });
    const sent = await engine.createNetwork('sent', { IPAM: { Driver: 'default', Options: {}, Config: [] } });
    expect((await engine.network(sent)).IPAM.Options).toEqual({});
  });

  it('with IPv4 off, an endpoint has no IPv4 address on 28; older engines ignore it', async () => {
    const Config = [{ Subnet: 'fd00:5a11:41::/64' }];
    const network = await made({ EnableIPv4: false, EnableIPv6: true, IPAM: { Config } });
    expect(network.EnableIPv6).toBe(true);
    expect(network.EnableIPv4).toBe(engine.since28(false, undefined));
    const endpoint = await join('c');
    expect(endpoint).toMatchObject({ GlobalIPv6Address: 'fd00:5a11:41::2', IPv6Gateway: 'fd00:5a11:41::1' });
    expect(endpoint?.IPAddress === '').toBe(engine.since28(true, false));
    const neither = await engine.tryNetwork('neither', { EnableIPv4: false, EnableIPv6: false });
    expect([neither.status, messageOf(neither)]).toEqual(
      engine.since28([400, 'IPv4 or IPv6 must be enabled'], [201, '']),
    );
  });

  it('with IPv6 on and no subnet, 28 chooses one and older engines refuse', async () => {
    const answer = await engine.tryNetwork('auto', { EnableIPv6: true });
    expect(answer.status, messageOf(answer)).toBe(engine.since28(201, 404));
    if (answer.status !== 201) return;
    const { IPAM } = await engine.network(engine.name('auto'));
    expect(IPAM.Config?.map(({ Subnet }) => Subnet)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^fd[\da-f:]+::\/64$/)]),
    );
  });

  it('a subnet of a family that is off is shown, but not reserved', async () => {
    const Config = [{ Subnet: '10.213.42.0/24' }, { Subnet: 'fd00:5a11:42::/64' }];
    expect((await made({ IPAM: { Config } })).IPAM.Config).toEqual(Config);
    expect((await join('c'))?.GlobalIPv6Address).toBe('');
    const again = { EnableIPv6: true, IPAM: { Config: [{ Subnet: 'fd00:5a11:42::/64' }] } };
    expect((await engine.tryNetwork('again', again)).status).toBe(201);
  });

  it.each(['Internal', 'Attachable'] as const)('%s', async (flag) => {
    const network = await made({ [flag]: true });
    const { Internal, Attachable } = network;
    expect({ Internal, Attachable }).toEqual({ Internal: false, Attachable: false, [flag]: true });
  });

  it('labels, odd ones too', async () => {
    const Labels = { team: 'net', 'a=b': 'c=d', 'with space': '', ümlaut: '✓' };
    expect((await made({ Labels })).Labels).toEqual(Labels);
  });

  it('scope local, and a driver named in full', async () => {
    expect(await made({ Scope: 'local', Driver: 'bridge' })).toMatchObject({
      Scope: 'local',
      Driver: 'bridge',
    });
  });

  it.each([
    [bridge('enable_icc'), 'false'],
    [bridge('enable_ip_masquerade'), 'false'],
    [bridge('inhibit_ipv4'), 'true'],
    [bridge('host_binding_ipv4'), '127.0.0.1'],
    [bridge('trusted_host_interfaces'), 'eth0'],
    [bridge('gateway_mode_ipv4'), 'nat'],
    [bridge('gateway_mode_ipv4'), 'nat-unprotected'],
    [bridge('gateway_mode_ipv4'), 'routed'],
    [bridge('gateway_mode_ipv6'), 'routed'],
    ['com.docker.network.driver.mtu', '1400'],
    ['com.docker.network.container_iface_prefix', 'lan'],
    ['com.example.unknown', 'kept'],
  ])('the driver option %s=%s', async (name, value) => {
    const network = await made({ Options: { [name]: value } });
    expect(network.Options).toEqual({ [name]: value });
    expect((await join('c'))?.IPAddress).not.toBe('');
  });

  it('the name of a bridge can be used once', async () => {
    const Options = { [bridge('name')]: engine.linkName('b') };
    expect((await made({ Options })).Options).toEqual(Options);
    // 20.10 would take the bridge away from the other network, so this is not tried there.
    if (engine.major < 28) return;
    const again = await engine.tryNetwork('again', { Options });
    expect([again.status, messageOf(again)]).toEqual([
      403,
      expect.stringContaining('networks have same bridge name'),
    ]);
  });

  it('the gateway mode isolated requires an internal network, which has no gateway on 28', async () => {
    const Options = { [bridge('gateway_mode_ipv4')]: 'isolated' };
    const network = await made({ Internal: true, Options, IPAM: { Config: [{ Subnet: '10.213.43.0/24' }] } });
    expect(network.Options).toEqual(Options);
    expect(await join('c')).toMatchObject(
      engine.since28(
        { IPAddress: '10.213.43.1', Gateway: '' },
        { IPAddress: '10.213.43.2', Gateway: '10.213.43.1' },
      ),
    );
  });

  it('R103: the messages for options that cannot be read', async () => {
    const refused = async (Options: object) => {
      const answer = await engine.tryNetwork('refused', { Options });
      if (answer.status === 201) await engine.call('DELETE', `/networks/${engine.name('refused')}`);
      return answer.status === 201 ? 'accepted' : `${answer.status} ${messageOf(answer)}`;
    };
    const status = engine.since28(400, 500);
    expect(await refused({ [bridge('host_binding_ipv4')]: 'nope' })).toContain(`${status} failed to parse`);
    expect(await refused({ 'com.docker.network.driver.mtu': '-5' })).toBe(`${status} invalid MTU number: -5`);
    expect(await refused({ 'com.docker.network.driver.mtu': 'x' })).toContain(`${status} failed to parse`);
    expect(await refused({ [bridge('name')]: 'sixteen-long-nam' })).toContain(
      'numerical result out of range',
    );
    expect(await refused({ [bridge('name')]: 'a/b' })).toBe('500 invalid argument');
    expect(await refused({ [bridge('name')]: 'lo' })).toBe('500 existing interface lo is not a bridge');
    // 20.10 has no gateway modes and accepts them like any unknown option.
    expect(await refused({ [bridge('gateway_mode_ipv6')]: 'bogus' })).toMatch(
      engine.since28(/^400 failed to parse .*unknown gateway mode bogus/, /^accepted$/),
    );
    expect(await refused({ [bridge('gateway_mode_ipv4')]: 'isolated' })).toMatch(
      engine.since28(/^500 gateway mode 'isolated' can only be used for an internal network$/, /^accepted$/),
    );
  });

  it('R103: the messages for IPAM, scope and ingress settings that are not possible', async () => {
    const refused = async (request: object) => {
      const answer = await engine.tryNetwork('refused', request);
      return [answer.status, messageOf(answer)];
    };
    const status = engine.since28(400, 500);
    expect(await refused({ IPAM: { Driver: 'null' } })).toEqual([status, 'ipv4 pool is empty']);
    const given = { Driver: 'null', Config: [{ Subnet: '10.213.44.0/24' }] };
    expect(await refused({ IPAM: given })).toEqual([
      status,
      'null ipam driver does not handle specific address pool requests',
    ]);
    expect(await refused({ Ingress: true })).toEqual([
      403,
      'Ingress network can only be global scope network',
    ]);
    if (!engine.inSwarm) return;
    const [code, message] = await refused({ Scope: 'swarm' });
    expect([code, message]).toEqual([400, expect.stringContaining('driver name')]);
  });
});
