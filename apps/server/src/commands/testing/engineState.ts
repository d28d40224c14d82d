import { vi } from 'vitest';
import type { RequestTestEngine } from './RequestTestEngine.ts';

type Json = Record<string, unknown>;

/** Returns a network as the engine inspects it, without what differs each time it is created. */
export async function networkState(
  testEngine: RequestTestEngine,
  name: string,
  hasSubnets: boolean,
): Promise<unknown> {
  const { Id: id, ...network } = await vi.waitFor(async () => {
    const network = (await testEngine.must('GET', `/networks/${name}`)) as Json & { Id: string };
    // A swarm allocates its networks a moment after their creation.
    if (network.Driver === '') throw new Error(`${name} has no driver yet.`);
    return network;
  }, 10_000);
  const { Created: _created, Peers: _peers, IPAM, Options, ...rest } = network;
  const { Config, ...ipam } = IPAM as Json;
  // The swarm assigns these numbers.
  const { 'com.docker.network.driver.overlay.vxlanid_list': _vxlan, ...options } = (Options ?? {}) as Json;
  // The docker CLI collects subnets in a Go map, so their order differs from run to run (docker/cli, 20.10 to 28).
  const subnets = (Config as { Subnet: string }[] | null)?.toSorted((a, b) =>
    compareSubnets(a.Subnet, b.Subnet),
  );
  const whole = { ...rest, Options: options, IPAM: hasSubnets ? { ...ipam, Config: subnets } : ipam };
  return withoutIds(withoutEmpty(whole), id);
}

/** Orders subnets: IPv4 before IPv6, as engines list them, then by text. */
export const compareSubnets = (a: string, b: string): number =>
  Number(a.includes(':')) - Number(b.includes(':')) || (a < b ? -1 : 1);

/** Fields that differ each time, or that only say where a file is or when an event was. */
const transient = new Set([
  ...['Id', 'Created', 'StartedAt', 'FinishedAt', 'Pid', 'EndpointID', 'SandboxID', 'SandboxKey', 'LogPath'],
  ...['ResolvConfPath', 'HostnamePath', 'HostsPath', 'GraphDriver', 'RestartCount', 'Gateway', 'IPv6Gateway'],
  // These depend on the CLI's terminal: `docker create` attaches to it, `docker run --detach` does not.
  ...['ConsoleSize', 'AttachStdout', 'AttachStderr'],
  // The engine reports these again for the default bridge, besides its entry in Networks.
  ...['IPAddress', 'GlobalIPv6Address'],
]);

/**
 * Returns a container as the engine inspects it, without what differs each time. Addresses are compared only where they
 * were requested (`IPAMConfig`).
 * @param mac the requested MAC address. Others are chosen by the engine and left out.
 */
export async function containerState(
  testEngine: RequestTestEngine,
  name: string,
  mac?: string,
): Promise<unknown> {
  const container = (await testEngine.must('GET', `/containers/${name}/json`)) as Json & { Id: string };
  const { NetworkSettings, ...rest } = container;
  const { Networks, Ports } = NetworkSettings as { Networks: Record<string, Json>; Ports: Json };
  const endpoints = Object.entries(Networks).map(([network, { MacAddress, ...endpoint }]) => [
    network,
    MacAddress === mac ? { ...endpoint, MacAddress } : endpoint,
  ]);
  const text = { ...rest, Networks: Object.fromEntries(endpoints) as Json, Ports: bound(Ports) };
  return withoutIds(withoutEmpty(text, transient), container.Id);
}

/** Leaves out host ports that the engine chose (from 30000 on), because they differ each time. */
const bound = (ports: Json): Json =>
  Object.fromEntries(
    Object.entries(ports ?? {}).map(([port, bindings]) => [
      port,
      (bindings as { HostIp: string; HostPort: string }[] | null)?.map(({ HostIp, HostPort }) =>
        Number(HostPort) >= 30_000 ? HostIp : `${HostIp} ${HostPort}`,
      ),
    ]),
  );

/**
 * Removes null, empty lists and empty maps, which engines store differently but treat alike. Sorts Env, which has no
 * fixed order (20.10.24, 28.5.2).
 */
function withoutEmpty(value: unknown, left = new Set<string>(), key = ''): unknown {
  if (Array.isArray(value)) {
    const list = value.map((each: unknown) => withoutEmpty(each, left));
    if (list.length === 0) return undefined;
    return key === 'Env' ? list.sort() : list;
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const entries = Object.entries(value)
    .filter(([key]) => !left.has(key))
    .map(([key, each]) => [key, withoutEmpty(each, left, key)] as const)
    .filter(([, each]) => each !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

const withoutIds = (value: unknown, id: string): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(id, 'ID').replaceAll(id.slice(0, 12), 'ID12')) as unknown;
