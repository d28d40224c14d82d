import { toCreateNetworkRequest } from '@portolan/protocol';
import type { CreateNetworkRequest, SubnetRequest } from '@portolan/protocol';
import { optionsOf, toAddress, toRange } from '@portolan/topology';
import type { Network, Topology } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';
import { emptyInput } from './CreateInput.ts';
import type { CreateInput } from './CreateInput.ts';
import { optionsForDriver } from './options.ts';
import { suggestFreeSubnet } from './subnets.ts';
import { fromCreateRequest } from './toCreateRequest.ts';

/**
 * Returns the initial input of the form: empty, or the settings of the network with the id `like`. `notes` says in
 * sentences how a duplicate differs from its original.
 */
export function initialInput(
  topology: Topology,
  like: string | undefined,
): { input: CreateInput; notes: string[] } {
  const { engine, networks } = topology;
  const original = networks.find(({ id }) => id === like);
  if (original) {
    const named = new Set(optionsOf(original.driver, engine).map(({ key }) => key));
    return toDuplicate(original, networks, named);
  }
  const drivers = engine.networkDrivers;
  return {
    input: { ...emptyInput, driver: drivers.includes('bridge') ? 'bridge' : (drivers[0] ?? 'bridge') },
    notes: [],
  };
}

/**
 * R311: returns what was typed for one engine as the input for another: without what refers to networks of the former one,
 * and with a driver that the other has.
 */
export function movedInput(input: CreateInput, from: Topology, to: Topology): CreateInput {
  const { driver } = to.engine.networkDrivers.includes(input.driver)
    ? input
    : initialInput(to, undefined).input;
  const options = optionsForDriver(
    input.options,
    optionsOf(input.driver, from.engine),
    optionsOf(driver, to.engine),
  );
  return { ...input, driver, options, configFrom: '' };
}

const bridgeName = 'com.docker.network.bridge.name';
const composeLabel = 'com.docker.compose.';

/**
 * R154: returns the input for a duplicate of `original`. What only one network can have (name, subnets, the name of the
 * bridge, the labels of a Compose project) is replaced or omitted, and `notes` says so.
 */
export function toDuplicate(
  original: Network,
  networks: readonly Network[],
  named: ReadonlySet<string>,
): { input: CreateInput; notes: string[] } {
  const request = toCreateNetworkRequest(original);
  const notes = [`The settings are copied from ${toVisible(original.name, 60)}.`];

  const subnets: SubnetRequest[] = [];
  for (const requested of request.subnets ?? []) {
    const moved = moveSubnet(requested, networks, subnets);
    if (moved) subnets.push(moved);
    notes.push(
      moved
        ? `${requested.subnet} is taken. The copy uses ${moved.subnet}, a free subnet of the same size.`
        : `${requested.subnet} is taken, and no subnet of the same size is free. The engine chooses one.`,
    );
  }

  const { [bridgeName]: ownBridge, ...options } = request.options ?? {};
  if (ownBridge !== undefined) {
    notes.push(`The bridge ${toVisible(ownBridge, 60)} belongs to the original. The copy gets its own.`);
  }
  const labels = Object.entries(request.labels ?? {}).filter(([key]) => !key.startsWith(composeLabel));
  if (labels.length < Object.keys(request.labels ?? {}).length) {
    notes.push('The labels of Compose are omitted: the copy belongs to no project.');
  }
  const copy: CreateNetworkRequest = {
    ...request,
    name: freeName(original.name, networks),
    subnets,
    options,
    labels: Object.fromEntries(labels),
    // A swarm has only one ingress network.
    ingress: false,
  };
  return { input: fromCreateRequest(copy, named), notes };
}

/**
 * Returns a free name: `back-2` for `back`, `back-3` for `back-2`. Characters that a name may not contain become `-`.
 */
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

/**
 * Moves a subnet to a free range. Gateway, range and excluded addresses keep their offsets; `null` if no range is free.
 */
function moveSubnet(
  requested: SubnetRequest,
  networks: readonly Network[],
  reserved: readonly SubnetRequest[],
): SubnetRequest | null {
  const from = toRange(requested.subnet);
  const subnet = from && suggestFreeSubnet(networks, reserved, from.version, from.prefix);
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
    ...(requested.gateway === undefined ? {} : { gateway: move(requested.gateway) }),
    ...(requested.ipRange === undefined ? {} : { ipRange: move(requested.ipRange) }),
    ...(requested.auxAddresses === undefined
      ? {}
      : {
          auxAddresses: Object.fromEntries(
            Object.entries(requested.auxAddresses).map(([name, address]) => [name, move(address)]),
          ),
        }),
  };
}
