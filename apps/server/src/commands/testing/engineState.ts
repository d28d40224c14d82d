import { vi } from 'vitest';
import type { RequestTestEngine } from './RequestTestEngine.ts';

type Json = Record<string, unknown>;

/** A network as the engine inspects it, less what differs each time it is made. */
export async function networkState(
  testEngine: RequestTestEngine,
  name: string,
  hasSubnets: boolean,
): Promise<unknown> {
  const { Id: id, ...network } = await vi.waitFor(async () => {
    const network = (await testEngine.must('GET', `/networks/${name}`)) as Json & { Id: string };
    // A swarm allots its networks a moment after it took them.
    if (network.Driver === '') throw new Error(`${name} has no driver yet.`);
    return network;
  }, 10_000);
  const { Created: _created, Peers: _peers, IPAM, Options, ...rest } = network;
  const { Config, ...ipam } = IPAM as Json;
  // Numbers that the swarm hands out.
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

/** What differs each time, or only says where something is or when it was. */
const fleeting = new Set([
  ...['Id', 'Created', 'StartedAt', 'FinishedAt', 'Pid', 'EndpointID', 'SandboxID', 'SandboxKey', 'LogPath'],
  ...['ResolvConfPath', 'HostnamePath', 'HostsPath', 'GraphDriver', 'RestartCount', 'Gateway', 'IPv6Gateway'],
  // The CLI's own terminal: "docker create" would attach to it, "docker run --detach" would not.
  ...['ConsoleSize', 'AttachStdout', 'AttachStderr'],
  // Told again for the default bridge, beside its own entry of Networks.
  ...['IPAddress', 'GlobalIPv6Address'],
]);

/**
 * A container as the engine inspects it, likewise; addresses count where they were asked for (`IPAMConfig`).
 * @param mac the one asked for: others are the engine's choice
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
  return withoutIds(withoutEmpty(text, fleeting), container.Id);
}

/** Ports chosen by the engine differ each time. */
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
 * Engines keep null, an empty list and an empty map apart, and treat them alike. Env comes in any order (20.10.24,
 * 28.5.2).
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
