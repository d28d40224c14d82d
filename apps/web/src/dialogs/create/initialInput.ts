import { toCreateNetworkRequest } from '@portolan/protocol';
import type { CreateNetworkRequest, SubnetRequest } from '@portolan/protocol';
import { optionsOf, toAddress, toRange } from '@portolan/topology';
import type { Network, Topology } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { emptyInput } from './CreateInput.ts';
import type { CreateInput } from './CreateInput.ts';
import { suggestFreeSubnet } from './subnets.ts';
import { fromCreateRequest } from './toCreateRequest.ts';

/** What the form starts with: empty, or the settings of the network with the id `like`; with what to know about it. */
export function initialInput(
  topology: Topology,
  like: string | undefined,
): { input: CreateInput; notes: string[] } {
  const { engine, networks } = topology;
  const model = networks.find(({ id }) => id === like);
  if (model) {
    const named = new Set(optionsOf(model.driver, engine).map(({ key }) => key));
    return toDuplicate(model, networks, named);
  }
  const drivers = engine.networkDrivers;
  return {
    input: { ...emptyInput, driver: drivers.includes('bridge') ? 'bridge' : (drivers[0] ?? 'bridge') },
    notes: [],
  };
}

const bridgeName = 'com.docker.network.bridge.name';
const composeLabel = 'com.docker.compose.';

/**
 * R154: the form for a network like `model`: what only one network can have (name, subnets, the bridge's name, being
 * part of a Compose project) is replaced or left out, and that is said.
 */
export function toDuplicate(
  model: Network,
  networks: readonly Network[],
  named: ReadonlySet<string>,
): { input: CreateInput; notes: string[] } {
  const request = toCreateNetworkRequest(model);
  const notes = [`The settings are those of ${toVisible(model.name, 60)}.`];

  const subnets: SubnetRequest[] = [];
  for (const wanted of request.subnets ?? []) {
    const moved = moveSubnet(wanted, networks, subnets);
    if (moved) subnets.push(moved);
    notes.push(
      moved
        ? `${wanted.subnet} is taken: ${moved.subnet}, of the same size, is free.`
        : `${wanted.subnet} is taken, and none of the same size is free: the engine takes one.`,
    );
  }

  const { [bridgeName]: ownBridge, ...options } = request.options ?? {};
  if (ownBridge !== undefined) {
    notes.push(`The bridge ${toVisible(ownBridge, 60)} belongs to it: the copy gets its own.`);
  }
  const labels = Object.entries(request.labels ?? {}).filter(([key]) => !key.startsWith(composeLabel));
  if (labels.length < Object.keys(request.labels ?? {}).length) {
    notes.push('Compose’s labels are left out: the copy belongs to no project.');
  }
  const copy: CreateNetworkRequest = {
    ...request,
    name: freeName(model.name, networks),
    subnets,
    options,
    labels: Object.fromEntries(labels),
    // A swarm has one.
    ingress: false,
  };
  return { input: fromCreateRequest(copy, named), notes };
}

/** `back-2` for `back`, `back-3` for `back-2`; foreign characters, which a new name may not have, become `-`. */
export function freeName(name: string, networks: readonly Network[]): string {
  const taken = new Set(networks.map((network) => network.name));
  const [, stem = name, number = '1'] = /^(.*?)-(\d{1,6})$/.exec(name) ?? [];
  const base =
    stem
      .slice(0, 240)
      .replaceAll(/[^a-zA-Z0-9_.-]+/g, '-')
      .replaceAll(/^[^a-zA-Z0-9]+|-+$/g, '') || 'network';
  for (let next = Number(number) + 1; ; next++) {
    if (!taken.has(`${base}-${next}`)) return `${base}-${next}`;
  }
}

/** The same subnet elsewhere: gateway, range and excluded addresses keep their places in it. */
function moveSubnet(
  wanted: SubnetRequest,
  networks: readonly Network[],
  beside: readonly SubnetRequest[],
): SubnetRequest | null {
  const from = toRange(wanted.subnet);
  const subnet = from && suggestFreeSubnet(networks, beside, from.version, from.prefix);
  const to = subnet ? toRange(subnet) : null;
  if (!from || !to || !subnet) return null;
  const move = (text: string): string => {
    const range = toRange(text);
    if (range?.version !== from.version) return text;
    const address = toAddress(from.version, to.first + (range.written - from.first));
    return range.isBlock ? `${address}/${range.prefix}` : address;
  };
  return {
    subnet,
    ...(wanted.gateway === undefined ? {} : { gateway: move(wanted.gateway) }),
    ...(wanted.ipRange === undefined ? {} : { ipRange: move(wanted.ipRange) }),
    ...(wanted.auxAddresses === undefined
      ? {}
      : {
          auxAddresses: Object.fromEntries(
            Object.entries(wanted.auxAddresses).map(([name, address]) => [name, move(address)]),
          ),
        }),
  };
}
