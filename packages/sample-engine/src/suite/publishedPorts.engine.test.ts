import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import type { EngineUnderTest } from './EngineUnderTest.ts';

const bridge = (name: string) => `com.docker.network.bridge.${name}`;

/** The impact of a change depends on these facts: published ports are on the network of the default gateway. */
describe.each(enginesUnderTest())('R105: published ports on the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  beforeEach(async () => {
    for (const network of ['a', 'b', 'z']) await engine.createNetwork(network);
    await engine.createNetwork('inner', { Internal: true });
  });
  afterEach(() => engine.clear());
  afterAll(() => engine.close());

  const ports = async (id: string) => (await engine.container(id)).NetworkSettings.Ports;
  const published = (network: string, bindings: object) =>
    engine.runContainer('c', engine.name(network), {
      ExposedPorts: Object.fromEntries(Object.keys(bindings).map((port) => [port, {}])),
      HostConfig: { PortBindings: bindings },
    });
  const fixed = { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '28491' }], '53/udp': [{ HostPort: '28492' }] };
  const join = async (network: string, id: string, config: object = {}) => {
    expect((await engine.connect(engine.name(network), id, config)).status).toBe(200);
  };
  const leave = async (network: string, id: string) => {
    expect((await engine.disconnect(engine.name(network), id)).status).toBe(200);
  };

  it('move to another bridge, are gone with the last one and are back with the next', async () => {
    const id = await published('b', fixed);
    const before = await ports(id);
    expect(before['80/tcp']).toEqual([{ HostIp: '127.0.0.1', HostPort: '28491' }]);
    await join('a', id);
    expect(await ports(id)).toEqual(before);
    await leave('b', id);
    expect(await ports(id)).toEqual(before);
    await join('inner', id);
    expect(await ports(id)).toEqual(before);
    await leave('a', id);
    // 20.10 still shows them on an internal network, although no client can reach them there.
    expect(await ports(id)).toEqual(engine.since28({}, before));
    await join('z', id);
    expect(await ports(id)).toEqual(before);
    await leave('inner', id);
    await leave('z', id);
    expect(await ports(id)).toEqual({});
    const container = await engine.container(id);
    expect(container.NetworkSettings.Networks).toEqual({});
    expect(container.HostConfig.NetworkMode).toBe(engine.name('b'));
    await join('b', id);
    expect(await ports(id)).toEqual(before);
  });

  it('that the engine chose are different after each move', async () => {
    const id = await published('b', { '80/tcp': [{}] });
    const port = async () => (await ports(id))['80/tcp']?.[0]?.HostPort;
    const first = await port();
    // The default gateway stays, because `z` is sorted after `b`.
    await join('z', id);
    expect(await port()).toBe(first);
    await join('a', id);
    const second = await port();
    expect(second).not.toBe(first);
    await leave('a', id);
    expect([first, second]).not.toContain(await port());
  });

  it('follow the gateway priority, on 28', async () => {
    await engine.createNetwork('bound', { Options: { [bridge('host_binding_ipv4')]: '127.0.0.1' } });
    const id = await published('a', { '80/tcp': [{ HostPort: '28493' }] });
    expect((await ports(id))['80/tcp']?.[0]?.HostIp).toBe('0.0.0.0');
    await join('bound', id, { GwPriority: 9 });
    const hostIp = (await ports(id))['80/tcp']?.[0]?.HostIp;
    expect(hostIp).toBe(engine.since28('127.0.0.1', '0.0.0.0'));
  });

  it('have the bind address that their network sets', async () => {
    const Options = { [bridge('host_binding_ipv4')]: '127.0.0.1' };
    await engine.createNetwork('bound', { Options });
    const id = await published('bound', { '80/tcp': [{ HostPort: '28494' }] });
    expect((await ports(id))['80/tcp']).toEqual([{ HostIp: '127.0.0.1', HostPort: '28494' }]);
  });

  it('have no host port if their network is routed, on 28', async () => {
    const Options = { [bridge('gateway_mode_ipv4')]: 'routed' };
    await engine.createNetwork('routed', { Options });
    const id = await published('routed', { '80/tcp': [{ HostPort: '28495' }] });
    expect((await ports(id))['80/tcp']).toEqual([
      { HostIp: '0.0.0.0', HostPort: engine.since28('', '28495') },
      { HostIp: '::', HostPort: '28495' },
    ]);
  });

  it('listen on IPv6 only if there is no IPv4, on 28', async () => {
    const IPAM = { Config: [{ Subnet: 'fd00:5a11:92::/64' }] };
    await engine.createNetwork('six', { EnableIPv4: false, EnableIPv6: true, IPAM });
    const id = await published('six', { '80/tcp': [{ HostPort: '28496' }] });
    const six = { HostIp: '::', HostPort: '28496' };
    expect((await ports(id))['80/tcp']).toEqual(
      engine.since28([six], [{ HostIp: '0.0.0.0', HostPort: '28496' }, six]),
    );
  });

  it('the container list shows gateway priorities too, on 28', async () => {
    const id = await published('a', fixed);
    await join('b', id, { GwPriority: -3 });
    const filters = encodeURIComponent(JSON.stringify({ id: [id] }));
    const [listed] = (await engine.must(200, 'GET', `/containers/json?filters=${filters}`)) as {
      NetworkSettings: { Networks: Record<string, { GwPriority?: number }> };
    }[];
    expect(listed?.NetworkSettings.Networks[engine.name('b')]?.GwPriority).toBe(
      engine.since28(-3, undefined),
    );
  });
});
