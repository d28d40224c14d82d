import type { Engine, Network } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { isAtLeast } from './engineTraits.ts';

/** A family of addresses: IPv4 or IPv6. */
export type Family = 4 | 6;

export const FAMILIES: readonly Family[] = [4, 6];

/** What a bridge lets in and out (from 27.0 and 28.0; before, always `nat`). */
export type GatewayMode = 'nat' | 'nat-unprotected' | 'routed' | 'isolated';

const bridgeOption = ({ options }: Network, name: string): string =>
  options[`com.docker.network.bridge.${name}`] ?? '';

/** The engine reads these options with Go's `strconv.ParseBool`, which accepts exactly these texts. */
const isTrue = (text: string): boolean => ['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text);
const isFalse = (text: string): boolean => ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text);

/** True if members of a bridge may not communicate. With `dockerd --icc=false` the network `bridge` has this option too. */
export const isIccOff = (network: Network): boolean => isFalse(bridgeOption(network, 'enable_icc'));

/** True if outgoing traffic keeps the container's source address (no SNAT), instead of the host's address. */
export const isMasqueradeOff = (network: Network): boolean =>
  isFalse(bridgeOption(network, 'enable_ip_masquerade'));

export const inhibitsIPv4 = (network: Network): boolean => isTrue(bridgeOption(network, 'inhibit_ipv4'));

/** R207: the gateway mode in effect. Older engines store the option but ignore it. */
export function gatewayModeOf({ version }: Engine, network: Network, family: Family): GatewayMode {
  const mode = bridgeOption(network, `gateway_mode_ipv${family}`);
  if (mode === 'routed') return isAtLeast(version, '27.0') ? mode : 'nat';
  const isKnown = mode === 'nat-unprotected' || mode === 'isolated';
  return isKnown && isAtLeast(version, '28.0') ? mode : 'nat';
}

/** The kinds of drivers for which verdicts differ. `parent` stands for macvlan and ipvlan. */
export type DriverKind = 'bridge' | 'parent' | 'overlay' | 'plugin';

export function driverKindOf({ driver }: Network): DriverKind {
  switch (driver) {
    case 'bridge':
      return 'bridge';
    case 'macvlan':
    case 'ipvlan':
      return 'parent';
    case 'overlay':
    // A swarm network that is not allocated yet, because no task uses it.
    case '':
      return 'overlay';
    default:
      return 'plugin';
  }
}

/**
 * R203: how members of one macvlan or ipvlan network reach each other: directly (`bridge`), through the switch outside
 * (`vepa`), or not at all (`private`). Every other mode, `passthru` included, counts as `bridge`: the verdict between two
 * members is then the same, a declared path. Used by `decideSharedNetworks`.
 */
export function parentModeOf({ driver, options }: Network): 'bridge' | 'vepa' | 'private' {
  const mode = options[driver === 'macvlan' ? 'macvlan_mode' : 'ipvlan_flag'];
  return mode === 'vepa' || mode === 'private' ? mode : 'bridge';
}

/** True if the host routes for the members of an ipvlan network (l3, l3s), so that they are not in the parent's segment. */
export const isLayer3 = ({ driver, options }: Network): boolean =>
  driver === 'ipvlan' && (options['ipvlan_mode'] ?? 'l2') !== 'l2';

/**
 * R9: the parent interface of a macvlan or ipvlan network, whose members are in the outside's own segment. `null` for
 * other networks, and for one without a parent, which the engine puts on a dummy link.
 */
export function parentOf({ driver, internal, options }: Network): string | null {
  if (internal || (driver !== 'macvlan' && driver !== 'ipvlan')) return null;
  return options['parent'] || null;
}

/** R9: as {@link parentOf}, by the network's id. */
export function parentInterface(index: TopologyIndex, networkId: string): string | null {
  const network = index.networks.get(networkId);
  return network ? parentOf(network) : null;
}

/** R124: true if host ports are mapped through this network when a container joins it or starts. */
export function carriesPorts(network: Network): boolean {
  return !network.internal && mapsPorts(network);
}

/** True if the driver maps host ports. An overlay does so through docker_gwbridge. */
export function mapsPorts({ driver }: Network): boolean {
  return driver === 'bridge' || driver === 'overlay';
}
