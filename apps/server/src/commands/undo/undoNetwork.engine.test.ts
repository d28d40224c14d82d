import { toCreateNetworkRequest } from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openUndoTestSetup } from './testing/openUndoTestSetup.ts';
import type { UndoTestSetup } from './testing/openUndoTestSetup.ts';

const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;
const prefix = `pun-${Math.random().toString(36).slice(2, 8)}-`;

describe('on the sample engine', () => {
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  beforeAll(async () => {
    sample = await startSampleEngine();
  });
  afterAll(() => sample.close());
  restoresNetworks(() => openUndoTestSetup(sample.url, 'nginx:1.27-alpine', prefix));
});

describe.runIf(realEngine)('on a real engine', () => {
  restoresNetworks(() => openUndoTestSetup(realEngine ?? '', image, prefix));
});

const subnet = (third: number, more: object = {}) => ({
  IPAM: { Config: [{ Subnet: `10.83.${third}.0/24`, ...more }] },
});

function restoresNetworks(open: () => UndoTestSetup): void {
  let setup: UndoTestSetup;
  beforeAll(() => {
    setup = open();
  });
  afterEach(() => setup.clear());

  const kinds: [string, object][] = [
    ['with the defaults', {}],
    [
      'with a gateway, a range and an excluded address',
      subnet(1, {
        Gateway: '10.83.1.9',
        IPRange: '10.83.1.64/26',
        AuxiliaryAddresses: { printer: '10.83.1.70' },
      }),
    ],
    ['that is internal', { Internal: true, Attachable: true }],
    [
      'with IPv6',
      { EnableIPv6: true, IPAM: { Config: [{ Subnet: '10.83.2.0/24' }, { Subnet: 'fd00:83::/64' }] } },
    ],
    [
      'with options and labels',
      {
        ...subnet(3),
        Options: {
          'com.docker.network.bridge.enable_icc': 'false',
          'com.docker.network.bridge.name': 'pun-br0',
          'com.docker.network.driver.mtu': '1400',
        },
        Labels: { a: '', '<b>': '__proto__' },
      },
    ],
    ['that is config-only', { ...subnet(4), Driver: undefined, ConfigOnly: true, Labels: { a: 'b' } }],
    [
      'with the driver macvlan and a parent interface',
      { ...subnet(5), Driver: 'macvlan', Options: { parent: 'eth0' } },
    ],
    [
      'with the driver overlay, encrypted and attachable',
      { Driver: 'overlay', Attachable: true, Options: { encrypted: '' } },
    ],
  ];
  it.each(kinds)('R149: restores a network %s', async (_kind, request) => {
    if ('Driver' in request && request.Driver === 'overlay' && !(await setup.engine()).swarm) return;
    const id = await setup.network('net', request);
    // The engine reports all settings of a swarm network only once it is allocated.
    const read = async (which: string) => {
      await expect.poll(async () => (await setup.readNetwork(which))?.driver).not.toBe('');
      return setup.readNetwork(which);
    };
    const then = await read(id);
    const activity = await setup.perform({ kind: 'remove-network', networkId: id });
    const { notRestored } = await setup.undo(activity);
    expect(notRestored).toEqual([`${setup.name('net')} has a new id.`]);
    const now = await read((await setup.idOf('net')) ?? '');
    expect(then && now && toCreateNetworkRequest(now)).toEqual(then && toCreateNetworkRequest(then));
    // A swarm gives each network a new number.
    if (now?.scope === 'local')
      expect({ ...now, id: '', created: '' }).toEqual({ ...then, id: '', created: '' });
  });

  it('R149: restores networks that have IPv6 only', async () => {
    // Engines before 28 ignore that IPv4 is switched off.
    if (Number.parseInt((await setup.engine()).version, 10) < 28) return;
    const id = await setup.network('net', { EnableIPv4: false, EnableIPv6: true });
    const then = await setup.readNetwork(id);
    await setup.undo(await setup.perform({ kind: 'remove-network', networkId: id }));
    const now = await setup.readNetwork((await setup.idOf('net')) ?? '');
    expect({ ...now, id: '', created: '' }).toEqual({ ...then, id: '', created: '' });
  });

  it('R149: restores a config-only network and a network created from it', async () => {
    const settings = await setup.network('settings', { ...subnet(6), Driver: undefined, ConfigOnly: true });
    const copy = await setup.network('copy', {
      ConfigFrom: { Network: setup.name('settings') },
      Internal: true,
    });
    const then = await setup.readNetwork(copy);
    const activity = await setup.perform({ kind: 'prune-networks', ids: [copy, settings] });
    await setup.undo(activity);
    const now = await setup.readNetwork((await setup.idOf('copy')) ?? '');
    expect({ ...now, id: '', created: '' }).toEqual({ ...then, id: '', created: '' });
  });

  it('R149: reports the new subnet of a network whose config-only network has none', async () => {
    await setup.network('settings', { Driver: undefined, ConfigOnly: true });
    const copy = await setup.network('copy', { ConfigFrom: { Network: setup.name('settings') } });
    const then = (await setup.readNetwork(copy))?.ipam.config[0]?.subnet;
    const activity = await setup.perform({ kind: 'remove-network', networkId: copy });
    await setup.network('taker', { IPAM: { Config: [{ Subnet: then }] } });
    const { notRestored } = await setup.undo(activity);
    const now = (await setup.readNetwork((await setup.idOf('copy')) ?? ''))?.ipam.config[0]?.subnet;
    expect(notRestored).toContain(`${setup.name('copy')} has the subnet ${now} instead of ${then}.`);
  });

  it('R149: stopped members start on the restored network, with their addresses', async () => {
    const id = await setup.network('net', subnet(7));
    const ran = await setup.container('ran', setup.name('net'));
    await setup.must('POST', `/containers/${ran}/kill`);
    const never = await setup.container('never', setup.name('net'), false);
    const late = await setup.container('late', 'bridge', false);
    await setup.perform({
      kind: 'connect',
      networkId: id,
      body: { container: late, ipv4: '10.83.7.50', aliases: ['tardy'] },
    });
    await setup.undo(await setup.perform({ kind: 'remove-network', networkId: id }));
    const now = await setup.idOf('net');
    for (const each of [ran, never, late]) {
      await setup.must('POST', `/containers/${each}/start`);
      expect((await setup.endpoint(each, 'net'))?.NetworkID).toBe(now);
    }
    const endpoint = await setup.endpoint(late, 'net');
    expect(endpoint?.IPAddress).toBe('10.83.7.50');
    expect(endpoint?.Aliases).toContain('tardy');
  });

  it('R149: reports whether a member that was created with the network’s id can start again', async () => {
    const id = await setup.network('net', subnet(8));
    const member = await setup.container('member', id, false);
    const { notRestored } = await setup.undo(await setup.perform({ kind: 'remove-network', networkId: id }));
    const starts = await setup.must('POST', `/containers/${member}/start`).then(
      () => true,
      () => false,
    );
    const saysNot = notRestored.includes(
      `${setup.name('member')} can no longer start: it was created for ${setup.name('net')} by its former id.`,
    );
    expect(saysNot).toBe(!starts);
  });

  it('R148: undoes a connect after its container was renamed, restarted and stopped', async () => {
    const id = await setup.network('net', subnet(10));
    const web = await setup.container('web', 'bridge');
    const late = await setup.container('late', 'bridge', false);
    const more = { aliases: ['www', 'site'], driverOptions: { 'org.example.note': 'kept' } };
    const bodies = [
      { ...more, container: web, ipv4: '10.83.10.40', links: [`${setup.name('late')}:other`] },
      { ...more, container: late },
    ];
    const activities: string[] = [];
    for (const body of bodies) {
      activities.push(await setup.perform({ kind: 'connect', networkId: id, body }));
    }
    for (const each of [web, late]) {
      await setup.must('POST', `/containers/${each}/rename?name=${setup.name(`as-${each.slice(0, 4)}`)}`);
      await setup.must('POST', `/containers/${each}/restart?t=0`);
    }
    await setup.must('POST', `/containers/${late}/kill`);
    for (const activity of activities) expect(await setup.undo(activity)).toEqual({ notRestored: [] });
    for (const each of [web, late]) expect(await setup.endpoint(each, 'net')).toBeUndefined();
  });

  it('R148: refuses an address that another container has taken, and leaves no endpoint behind', async () => {
    const id = await setup.network('net', subnet(9));
    const web = await setup.container('web', setup.name('net'));
    const db = await setup.container('db', setup.name('net'));
    const connect = (container: string) =>
      setup.perform({ kind: 'connect', networkId: id, body: { container, ipv4: '10.83.9.40' } });
    for (const each of [web, db])
      await setup.perform({ kind: 'disconnect', networkId: id, body: { container: each } });
    await connect(web);
    const activity = await setup.perform({ kind: 'disconnect', networkId: id, body: { container: web } });
    await connect(db);
    await expect(setup.undo(activity)).rejects.toMatchObject({
      code: 'cannot-undo',
      message: `${setup.name('db')} now has the address 10.83.9.40 on ${setup.name('net')}.`,
    });
    expect(await setup.endpoint(web, 'net')).toBeUndefined();
  });
}
