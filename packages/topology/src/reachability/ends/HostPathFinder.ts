import { holdersOf, toAddress } from '../../addresses/index.ts';
import { familiesOf } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import type { Network } from '../../model.ts';
import { sortById } from '../../sortById.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import { filtersIPv6, givesInternalGateways } from '../../traits/engineTraits.ts';
import { FAMILIES, isMasqueradeOff, driverKindOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { LazyReason } from '../Answer.ts';
import { noHostAddressReason } from './noHostAddressReason.ts';
import type { Stack } from './Stack.ts';

/** A path from a network stack to the host, through the gateway of one of its networks. */
export interface HostPath {
  network: Network;
  family: Family;
  /** The host's address on that network; `null` where the engine reports none. */
  address: () => string | null;
  /** True if this path also reaches the host's other addresses. */
  isDefault: boolean;
  /** Whether this path reaches ports that containers publish on the host; `unknown` where the engine does not report it. */
  reachesPublished: 'yes' | 'no' | 'unknown';
}

/** All paths from a network stack to the host, and the reasons why its other networks provide none. */
export interface HostPaths {
  allowed: readonly HostPath[];
  blocked: readonly LazyReason[];
  unknown: readonly LazyReason[];
}

/** R205: finds the paths from each network stack to the host, and the addresses it reaches there. Results are cached. */
export class HostPathFinder {
  readonly #paths = new Map<string, HostPaths>();
  readonly #addresses = new Map<string, string | null>();
  #bridge: Network | null | undefined;

  constructor(readonly index: TopologyIndex) {}

  of(stack: Stack): HostPaths {
    const known = this.#paths.get(stack.key);
    if (known) return known;
    const paths = { allowed: [] as HostPath[], blocked: [] as LazyReason[], unknown: [] as LazyReason[] };
    for (const endpoint of stack.endpoints.values()) this.#add(stack, endpoint, paths);
    this.#paths.set(stack.key, paths);
    return paths;
  }

  #add(
    stack: Stack,
    endpoint: Endpoint,
    { allowed, blocked, unknown }: { allowed: HostPath[]; blocked: LazyReason[]; unknown: LazyReason[] },
  ): void {
    const { network } = endpoint;
    const { id, name, internal } = network;
    const { engine } = this.index;
    switch (driverKindOf(network)) {
      case 'parent':
        blocked.push(
          lazyReason(
            'parent-interface',
            () =>
              `${name} (${network.driver}) uses a parent interface, through which the host itself cannot be reached.`,
            id,
          ),
        );
        return;
      case 'plugin':
        unknown.push(
          lazyReason(
            'declared-driver',
            () => `The driver ${network.driver} decides what ${name} lets through.`,
            id,
          ),
        );
        return;
      case 'overlay': {
        if (internal) {
          blocked.push(
            lazyReason('internal', () => `${name} is internal: it has no route to the outside.`, id),
          );
        } else if (stack.gateway === endpoint) {
          // R208: the path goes through the container's hidden endpoint on docker_gwbridge.
          const bridge = this.gatewayBridge() ?? network;
          const address = () => this.gatewayAddress(bridge, 4);
          allowed.push({ network: bridge, family: 4, address, isDefault: true, reachesPublished: 'yes' });
        }
        return;
      }
      case 'bridge':
        // R216
        if (engine.product === 'podman') {
          unknown.push(
            lazyReason(
              'unproven-engine',
              () => `Portolan has not verified whether Podman lets members of ${name} reach the host.`,
              id,
            ),
          );
          return;
        }
    }
    // With a default route through an internal network, the host's other addresses answer too (20.10.24).
    const isDefault = stack.gateway === endpoint && (!internal || givesInternalGateways(engine));
    for (const family of familiesOf(endpoint)) {
      const noAddress = noHostAddressReason(engine, network, family);
      if (noAddress) blocked.push(noAddress);
      else {
        const address = () =>
          (family === 4 ? endpoint.attachment.gateway : endpoint.attachment.gatewayIPv6) ??
          this.gatewayAddress(network, family);
        const isUnknown = family === 6 && !filtersIPv6(engine);
        const reachesPublished =
          !internal && !isMasqueradeOff(network) ? 'yes' : isUnknown ? 'unknown' : 'no';
        allowed.push({ network, family, address, isDefault, reachesPublished });
      }
    }
  }

  /** Finds the paths of these stacks again when they are asked for. */
  forget(owners: Iterable<string>): void {
    for (const owner of owners) this.#paths.delete(owner);
  }

  /** Finds the host's addresses on a network again. Returns true if one that was asked for differs. */
  forgetAddresses(networkId: string): boolean {
    const network = this.index.networks.get(networkId);
    let differs = false;
    for (const family of FAMILIES) {
      const key = addressKey(networkId, family);
      const before = this.#addresses.get(key);
      this.#addresses.delete(key);
      if (before !== undefined && network) differs ||= this.gatewayAddress(network, family) !== before;
    }
    return differs;
  }

  /** docker_gwbridge, through which members of overlays reach the host and the outside; `undefined` if the engine is in no swarm. */
  gatewayBridge(): Network | undefined {
    if (this.#bridge === undefined) {
      const bridges = [...this.index.networks.values()].filter(isGatewayBridge);
      this.#bridge = sortById(bridges)[0] ?? null;
    }
    return this.#bridge ?? undefined;
  }

  /** The host's address on a bridge: as the engine reports it, else where the engine puts a gateway by default. */
  gatewayAddress(network: Network, family: Family): string | null {
    const key = addressKey(network.id, family);
    const known = this.#addresses.get(key);
    if (known !== undefined) return known;
    const gateway = [...holdersOf(this.index, network, family)].find(([, { kind }]) => kind === 'gateway');
    const address = gateway ? toAddress(family, gateway[0]) : null;
    this.#addresses.set(key, address);
    return address;
  }
}

/** R208 */
export const isGatewayBridge = ({ name, driver }: Network): boolean =>
  name === 'docker_gwbridge' && driver === 'bridge';

const addressKey = (networkId: string, family: Family): string => `${networkId} ${family}`;
