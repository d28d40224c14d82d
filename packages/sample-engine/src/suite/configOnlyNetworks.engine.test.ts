import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('R184: config-only networks of the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const settings = {
    EnableIPv6: true,
    Labels: { rack: '4' },
    Options: { 'com.docker.network.driver.mtu': '1400' },
    IPAM: {
      Driver: 'default',
      Options: { site: 'x' },
      Config: [
        {
          Subnet: '10.213.60.0/24',
          IPRange: '10.213.60.128/25',
          Gateway: '10.213.60.9',
          AuxiliaryAddresses: { router: '10.213.60.128' },
        },
        { Subnet: 'fd00:5a11:60::/64' },
      ],
    },
  };
  const from = (more: object = {}) => ({ ConfigFrom: { Network: engine.name('config') }, ...more });
  const refused = async (request: object) => {
    const answer = await engine.tryNetwork('refused', request);
    return [answer.status, messageOf(answer)];
  };

  it('hold every setting, and take no containers', async () => {
    const id = await engine.createNetwork('config', { ConfigOnly: true, ...settings });
    expect(await engine.network(id)).toMatchObject({
      ConfigOnly: true,
      Driver: 'null',
      Scope: 'local',
      ...settings,
    });
    await engine.createNetwork('plain');
    const running = await engine.runContainer('r', engine.name('plain'));
    const stopped = await engine.createContainer('s', engine.name('plain'));
    const message = 'cannot create endpoint on configuration-only network';
    const answer = await engine.connect(id, running);
    expect([answer.status, messageOf(answer)]).toEqual([403, message]);
    // A stopped container is refused at its start.
    expect((await engine.connect(id, stopped)).status).toBe(200);
    const start = await engine.call('POST', `/containers/${stopped}/start`);
    expect([start.status, messageOf(start)]).toEqual([403, expect.stringContaining(message)]);
    // A config-only network does not reserve its subnet.
    const same = { IPAM: { Config: [{ Subnet: '10.213.60.0/24' }] } };
    expect((await engine.tryNetwork('same', same)).status).toBe(201);
  });

  it('give every setting to the networks that use them, which set only driver and flags of their own', async () => {
    await engine.createNetwork('config', { ConfigOnly: true, ...settings });
    const id = await engine.createNetwork(
      'made',
      from({ Internal: true, Attachable: true, Driver: 'bridge' }),
    );
    expect(await engine.network(id)).toMatchObject({
      ConfigOnly: false,
      ConfigFrom: { Network: engine.name('config') },
      Driver: 'bridge',
      Internal: true,
      Attachable: true,
      ...settings,
    });
    const container = await engine.runContainer('c', engine.name('made'));
    expect(await engine.endpoint(container, 'made')).toMatchObject({
      IPAddress: '10.213.60.129',
      GlobalIPv6Address: 'fd00:5a11:60::2',
    });
    const removal = await engine.call('DELETE', `/networks/${engine.name('config')}`);
    expect([removal.status, messageOf(removal)]).toEqual([
      403,
      `error while removing network: configuration network "${engine.name('config')}" is in use`,
    ]);
  });

  it('refuse flags and scope, and the networks that use them refuse every other setting', async () => {
    await engine.createNetwork('config', { ConfigOnly: true });
    await engine.createNetwork('plain');
    const flagsRefused = 'configuration network can only contain network specific fields.';
    for (const more of [{ Internal: true }, { Attachable: true }, { Ingress: true }, { Scope: 'local' }]) {
      expect(await refused({ ConfigOnly: true, ...more })).toEqual([
        403,
        expect.stringContaining(flagsRefused),
      ]);
    }
    const settingsRefused =
      'user specified configurations are not supported if the network depends on a configuration network';
    for (const more of [
      { Labels: { a: 'b' } },
      { EnableIPv6: true },
      { IPAM: { Config: [{ Subnet: '10.213.61.0/24' }] } },
      { IPAM: { Options: { a: 'b' } } },
      { IPAM: { Driver: 'null' } },
    ]) {
      expect(await refused(from(more))).toEqual([403, settingsRefused]);
    }
    // The empty settings that the CLI and Portolan send are accepted.
    const empty = { IPAM: { Driver: 'default', Options: {}, Config: [] }, Options: {}, Labels: {} };
    expect((await engine.tryNetwork('empty', from(empty))).status).toBe(201);
    expect(await refused(from({ Options: { a: 'b' } }))).toEqual([
      403,
      'network driver options are not supported if the network depends on a configuration network',
    ]);
    expect(await refused(from({ ConfigOnly: true }))).toEqual([
      403,
      'a configuration network cannot depend on another configuration network',
    ]);
    expect(await refused({ ConfigFrom: { Network: engine.name('plain') } })).toEqual([
      404,
      `configuration network "${engine.name('plain')}" does not exist`,
    ]);
  });
});
