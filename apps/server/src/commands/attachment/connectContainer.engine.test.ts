import type { ConnectRequest } from '@portolan/protocol';
import { startSampleEngine } from '@portolan/sample-engine';
import type { TopologyIndex } from '@portolan/topology';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connectContainer } from './connectContainer.ts';
import { RequestTestEngine } from '../testing/RequestTestEngine.ts';
import { openUndoTestSetup } from '../undo/testing/openUndoTestSetup.ts';

const image = process.env.PORTOLAN_TEST_IMAGE ?? 'portolan-test:latest';
const realEngine = process.env.PORTOLAN_TEST_DOCKER_HOST;

describe('on the sample engine', () => {
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  beforeAll(async () => {
    sample = await startSampleEngine({ empty: true });
  });
  afterAll(() => sample.close());
  leavesNothingBehind(() => sample.url);
});

describe.runIf(realEngine)('on a real engine', () => leavesNothingBehind(() => realEngine ?? ''));

function leavesNothingBehind(dockerHost: () => string): void {
  let testEngine: RequestTestEngine;
  beforeAll(() => {
    testEngine = new RequestTestEngine(dockerHost(), image);
  });
  afterEach(() => testEngine.clean());

  /** Returns the container's networks as the engine reports them. */
  const networksOf = async (id: string): Promise<unknown> =>
    ((await testEngine.must('GET', `/containers/${id}/json`)) as { NetworkSettings: { Networks: unknown } })
      .NetworkSettings.Networks;

  async function connect(networkId: string, body: ConnectRequest, index?: TopologyIndex): Promise<unknown> {
    const watcher = { index: index ?? (await testEngine.index()), refresh: () => undefined };
    const context = { client: testEngine.client, watcher };
    return connectContainer(context, { kind: 'connect', networkId, body });
  }

  /**
   * Creates a network with a gateway, an excluded address and one member, and a running container that is not on it.
   */
  async function createNetworkAndContainer() {
    const subnet = testEngine.subnet();
    const base = subnet.replace('.0/24', '');
    const net = await testEngine.network('net', {
      IPAM: {
        Config: [{ Subnet: subnet, Gateway: `${base}.9`, AuxiliaryAddresses: { printer: `${base}.5` } }],
      },
    });
    const home = await testEngine.network('home', { IPAM: { Config: [{ Subnet: testEngine.subnet() }] } });
    const web = await testEngine.container('web', home);
    const taken = { IPAMConfig: { IPv4Address: `${base}.20` } };
    await testEngine.container('member', net, true, {
      NetworkingConfig: { EndpointsConfig: { [net]: taken } },
    });
    return { base, net, home, web };
  }

  it.each([
    ['a member has', 20, /member now has the address .*\.20 on .*net\. Choose another/],
    ['the gateway has', 9, /\.9 is the gateway of/],
    ['is excluded', 5, /\.5 is excluded on .* as printer\./],
  ])('R50: an address that %s is refused before the engine is asked', async (_why, last, text) => {
    const { base, net, web } = await createNetworkAndContainer();
    const before = await networksOf(web);
    await expect(connect(net, { container: web, ipv4: `${base}.${last}` })).rejects.toMatchObject({
      ...{ code: 'address-in-use', engine: null, message: expect.stringMatching(text) as unknown },
    });
    expect(await networksOf(web)).toEqual(before);
  });

  it('R50: an address that was just released is free, even if the topology still shows it as taken', async () => {
    const { base, net, web } = await createNetworkAndContainer();
    const old = await testEngine.index();
    await testEngine.must('POST', `/networks/${net}/disconnect`, { Container: `${testEngine.prefix}member` });
    await connect(net, { container: web, ipv4: `${base}.20` }, old);
    expect(await networksOf(web)).toMatchObject({ [`${testEngine.prefix}net`]: { IPAddress: `${base}.20` } });
  });

  it('R50: a full network is refused before the engine is asked', async () => {
    const tiny = await testEngine.network('tiny', {
      IPAM: { Config: [{ Subnet: testEngine.subnet().replace('/24', '/30') }] },
    });
    const { web } = await createNetworkAndContainer();
    await testEngine.container('filler', tiny);
    const before = await networksOf(web);
    await expect(connect(tiny, { container: web })).rejects.toMatchObject({
      ...{ engine: null, message: expect.stringMatching(/^No free address is left/) as unknown },
    });
    expect(await networksOf(web)).toEqual(before);
  });

  it.each<[string, (base: string) => Partial<ConnectRequest>]>([
    ['the last address of the subnet', (base) => ({ ipv4: `${base}.255` })],
    ['an address outside of the subnet', () => ({ ipv4: '10.9.9.9' })],
    ['a link-local address that is not link-local', () => ({ linkLocalIps: ['10.9.9.9'] })],
    ['a malformed link', () => ({ links: ['a:b:c'] })],
  ])('R180: a connect that the engine refuses leaves nothing behind: %s', async (_what, more) => {
    const { base, net, web } = await createNetworkAndContainer();
    const before = await networksOf(web);
    await expect(connect(net, { container: web, ...more(base) })).rejects.toMatchObject({
      engine: expect.any(String) as unknown,
    });
    expect(await networksOf(web)).toEqual(before);
    await testEngine.must('POST', `/containers/${web}/restart?t=0`);
  });

  it('R180: an undo that the engine refuses leaves nothing behind', async () => {
    const setup = openUndoTestSetup(dockerHost(), image, testEngine.prefix);
    const { net, home } = await createNetworkAndContainer();
    const id = await testEngine.container('sleeper', home, false);
    await setup.perform({
      ...{ kind: 'connect', networkId: net, body: { container: id, linkLocalIps: ['10.9.9.9'] } },
    });
    const disconnect = await setup.perform({
      ...{ kind: 'disconnect', networkId: net, body: { container: id } },
    });
    await testEngine.must('POST', `/containers/${id}/start`);
    const before = await networksOf(id);
    await expect(setup.undo(disconnect)).rejects.toMatchObject({ code: 'cannot-undo' });
    expect(await networksOf(id)).toEqual(before);
  });

  it('R180: reports what cannot be removed again, where the host’s port is taken', async () => {
    const { net, home } = await createNetworkAndContainer();
    const publishing = (NetworkMode: string) => {
      const PortBindings = { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28467' }] };
      return { HostConfig: { NetworkMode, PortBindings }, ExposedPorts: { '80/tcp': {} } };
    };
    await testEngine.container('holder', home, true, publishing(home));
    // The container publishes nothing as long as this is its only network.
    const inner = await testEngine.network('inner', { Internal: true });
    const id = await testEngine.container('shut', inner, true, publishing(inner));
    const name = `${testEngine.prefix}shut`;
    await expect(connect(net, { container: id })).rejects.toMatchObject({
      message: expect.stringContaining(
        `${name} may fail to start with it. Stop ${name}, then disconnect it from ${testEngine.prefix}net.`,
      ) as unknown,
    });
    await testEngine.must('POST', `/containers/${id}/stop?t=0`);
    await testEngine.must('POST', `/networks/${net}/disconnect`, { Container: id });
    await testEngine.must('POST', `/containers/${id}/start`);
  });
}
