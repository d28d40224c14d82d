import { toCreateNetworkRequest } from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBench } from './undo/testing/openBench.ts';
import type { Bench } from './undo/testing/openBench.ts';

const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;
const prefix = `pun-${Math.random().toString(36).slice(2, 8)}-`;

describe('on the sample engine', () => {
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  beforeAll(async () => {
    sample = await startSampleEngine();
  });
  afterAll(() => sample.close());
  restoresNetworks(() => openBench(sample.url, 'nginx:1.27-alpine', prefix));
});

describe.runIf(realEngine)('on a real engine', () => {
  restoresNetworks(() => openBench(realEngine ?? '', image, prefix));
});

const subnet = (third: number, more: object = {}) => ({
  IPAM: { Config: [{ Subnet: `10.83.${third}.0/24`, ...more }] },
});

function restoresNetworks(open: () => Bench): void {
  let bench: Bench;
  beforeAll(() => {
    bench = open();
  });
  afterEach(() => bench.clear());

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
    ['that is a template', { ...subnet(4), Driver: undefined, ConfigOnly: true, Labels: { a: 'b' } }],
    ['of macvlan with a parent', { ...subnet(5), Driver: 'macvlan', Options: { parent: 'eth0' } }],
    [
      'of overlay, encrypted and attachable',
      { Driver: 'overlay', Attachable: true, Options: { encrypted: '' } },
    ],
  ];
  it.each(kinds)('R149: makes a network again %s', async (_kind, request) => {
    if ('Driver' in request && request.Driver === 'overlay' && !(await bench.engine()).swarm) return;
    const id = await bench.network('net', request);
    // Swarm networks are told whole once they are allocated.
    const read = async (which: string) => {
      await expect.poll(async () => (await bench.readNetwork(which))?.driver).not.toBe('');
      return bench.readNetwork(which);
    };
    const then = await read(id);
    const activity = await bench.perform({ kind: 'remove-network', networkId: id });
    const { notRestored } = await bench.undo(activity);
    expect(notRestored).toEqual([`${bench.name('net')} has a new id.`]);
    const now = await read((await bench.idOf('net')) ?? '');
    expect(then && now && toCreateNetworkRequest(now)).toEqual(then && toCreateNetworkRequest(then));
    // A swarm numbers each network anew.
    if (now?.scope === 'local')
      expect({ ...now, id: '', created: '' }).toEqual({ ...then, id: '', created: '' });
  });

  it('R149: makes networks again that the engine gives IPv6 alone', async () => {
    // Older ones ignore that IPv4 is to be off.
    if (Number.parseInt((await bench.engine()).version, 10) < 28) return;
    const id = await bench.network('net', { EnableIPv4: false, EnableIPv6: true });
    const then = await bench.readNetwork(id);
    await bench.undo(await bench.perform({ kind: 'remove-network', networkId: id }));
    const now = await bench.readNetwork((await bench.idOf('net')) ?? '');
    expect({ ...now, id: '', created: '' }).toEqual({ ...then, id: '', created: '' });
  });

  it('R149: makes a template and what is made from it again', async () => {
    const template = await bench.network('template', { ...subnet(6), Driver: undefined, ConfigOnly: true });
    const copy = await bench.network('copy', {
      ConfigFrom: { Network: bench.name('template') },
      Internal: true,
    });
    const then = await bench.readNetwork(copy);
    const activity = await bench.perform({ kind: 'prune-networks', ids: [copy, template] });
    await bench.undo(activity);
    const now = await bench.readNetwork((await bench.idOf('copy')) ?? '');
    expect({ ...now, id: '', created: '' }).toEqual({ ...then, id: '', created: '' });
  });

  it('R149: tells the subnet that a copy of a template without one gets instead', async () => {
    await bench.network('template', { Driver: undefined, ConfigOnly: true });
    const copy = await bench.network('copy', { ConfigFrom: { Network: bench.name('template') } });
    const then = (await bench.readNetwork(copy))?.ipam.config[0]?.subnet;
    const activity = await bench.perform({ kind: 'remove-network', networkId: copy });
    await bench.network('taker', { IPAM: { Config: [{ Subnet: then }] } });
    const { notRestored } = await bench.undo(activity);
    const now = (await bench.readNetwork((await bench.idOf('copy')) ?? ''))?.ipam.config[0]?.subnet;
    expect(notRestored).toContain(`${bench.name('copy')} has the subnet ${now} instead of ${then}.`);
  });

  it('R149: members that do not run start on the network made again, with their addresses', async () => {
    const id = await bench.network('net', subnet(7));
    const ran = await bench.container('ran', bench.name('net'));
    await bench.must('POST', `/containers/${ran}/kill`);
    const never = await bench.container('never', bench.name('net'), false);
    const late = await bench.container('late', 'bridge', false);
    await bench.perform({
      kind: 'connect',
      networkId: id,
      body: { container: late, ipv4: '10.83.7.50', aliases: ['tardy'] },
    });
    await bench.undo(await bench.perform({ kind: 'remove-network', networkId: id }));
    const now = await bench.idOf('net');
    for (const each of [ran, never, late]) {
      await bench.must('POST', `/containers/${each}/start`);
      expect((await bench.endpoint(each, 'net'))?.NetworkID).toBe(now);
    }
    const endpoint = await bench.endpoint(late, 'net');
    expect(endpoint?.IPAddress).toBe('10.83.7.50');
    expect(endpoint?.Aliases).toContain('tardy');
  });

  it('R149: says of a member made by the id of the network whether it can start again', async () => {
    const id = await bench.network('net', subnet(8));
    const member = await bench.container('member', id, false);
    const { notRestored } = await bench.undo(await bench.perform({ kind: 'remove-network', networkId: id }));
    const starts = await bench.must('POST', `/containers/${member}/start`).then(
      () => true,
      () => false,
    );
    const saysNot = notRestored.includes(
      `${bench.name('member')} cannot start any more: it was made for ${bench.name('net')} by its former id.`,
    );
    expect(saysNot).toBe(!starts);
  });

  it('R148: takes a connect back that its container was stopped, started and renamed after', async () => {
    const id = await bench.network('net', subnet(10));
    const web = await bench.container('web', 'bridge');
    const late = await bench.container('late', 'bridge', false);
    const more = { aliases: ['www', 'site'], driverOptions: { 'org.example.note': 'kept' } };
    const bodies = [
      { ...more, container: web, ipv4: '10.83.10.40', links: [`${bench.name('late')}:other`] },
      { ...more, container: late },
    ];
    const activities: string[] = [];
    for (const body of bodies) {
      activities.push(await bench.perform({ kind: 'connect', networkId: id, body }));
    }
    for (const each of [web, late]) {
      await bench.must('POST', `/containers/${each}/rename?name=${bench.name(`as-${each.slice(0, 4)}`)}`);
      await bench.must('POST', `/containers/${each}/restart?t=0`);
    }
    await bench.must('POST', `/containers/${late}/kill`);
    for (const activity of activities) expect(await bench.undo(activity)).toEqual({ notRestored: [] });
    for (const each of [web, late]) expect(await bench.endpoint(each, 'net')).toBeUndefined();
  });

  it('R148: refuses an address that another container has taken, and leaves no wish for it', async () => {
    const id = await bench.network('net', subnet(9));
    const web = await bench.container('web', bench.name('net'));
    const db = await bench.container('db', bench.name('net'));
    const connect = (container: string) =>
      bench.perform({ kind: 'connect', networkId: id, body: { container, ipv4: '10.83.9.40' } });
    for (const each of [web, db])
      await bench.perform({ kind: 'disconnect', networkId: id, body: { container: each } });
    await connect(web);
    const activity = await bench.perform({ kind: 'disconnect', networkId: id, body: { container: web } });
    await connect(db);
    await expect(bench.undo(activity)).rejects.toMatchObject({
      code: 'cannot-undo',
      message: `${bench.name('db')} has the address 10.83.9.40 on ${bench.name('net')} now.`,
    });
    expect(await bench.endpoint(web, 'net')).toBeUndefined();
  });
}
