import { holdersOf, toAddress } from '../../addresses/index.ts';
import type { Network } from '../../model.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import { lazyReason } from '../Answer.ts';
import type { LazyReason } from '../Answer.ts';
import { filtersIPv6, givesInternalGateways } from '../../traits/engineTraits.ts';
import { noHostAddressReason } from './noHostAddressReason.ts';
import { isMasqueradeOff, segmentOf } from '../../traits/networkTraits.ts';
import type { Family } from '../../traits/networkTraits.ts';
import type { Stack } from './Stack.ts';
import { familiesOf } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';

/** A container's way to the host: by the gateway of one of its networks. */
export interface HostPath {
  network: Network;
  family: Family;
  /** The host's address there; `null` where the engine tells none. */
  address: () => string | null;
  /** Whether the host's other addresses are reached by it too. */
  isDefault: boolean;
  /** Whether ports that other containers publish on the host are reached by it; `unsure` where it depends. */
  reachesPublished: 'yes' | 'no' | 'unknown';
}

/** All of a stack's ways to the host, and why its other networks give none. */
export interface HostPaths {
  allowed: readonly HostPath[];
  blocked: readonly LazyReason[];
  unknown: readonly LazyReason[];
}

/** R205: who gets to the host, and by which addresses; each stack is looked at once. */
export class HostPathFinder {
  readonly #paths = new Map<string, HostPaths>();
  readonly #addresses = new Map<string, string | null>();

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
    const { engine } = this.index.topology;
    switch (segmentOf(network)) {
      case 'parent':
        blocked.push(
          lazyReason(
            'parent-interface',
            () =>
              `${name} (${network.driver}) hangs on an interface of the host, by which the host itself cannot be reached.`,
            id,
          ),
        );
        return;
      case 'plugin':
        unknown.push(
          lazyReason(
            'declared-driver',
            () => `What ${name} lets through, its driver ${network.driver} decides.`,
            id,
          ),
        );
        return;
      case 'overlay': {
        if (internal) {
          blocked.push(lazyReason('internal', () => `${name} is internal: nothing leads out of it.`, id));
        } else if (stack.gateway === endpoint) {
          // R208: by the hidden endpoint on docker_gwbridge.
          const bridge = this.gatewayBridge() ?? network;
          const address = () => this.gatewayAddress(bridge, 4);
          allowed.push({ network: bridge, family: 4, address, isDefault: true, reachesPublished: 'yes' });
        }
        return;
      }
      case 'bridge':
        if (engine.product === 'podman') {
          unknown.push(
            lazyReason(
              'unproven-engine',
              () => `How Podman lets members of ${name} to the host was never tried here.`,
              id,
            ),
          );
          return;
        }
    }
    // By a default route through an internal network the host's other addresses answer too (20.10.24).
    const isDefault = stack.gateway === endpoint && (!internal || givesInternalGateways(engine));
    for (const family of familiesOf(endpoint)) {
      const absence = noHostAddressReason(engine, network, family);
      if (absence) blocked.push(absence);
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

  /** The network by which overlays lead out; `undefined` outside a swarm. */
  gatewayBridge(): Network | undefined {
    return this.index.topology.networks.find(
      ({ name, driver }) => name === 'docker_gwbridge' && driver === 'bridge',
    );
  }

  /** The host's address on a bridge, told or assumed. */
  gatewayAddress(network: Network, family: Family): string | null {
    const key = `${network.id} ${family}`;
    const known = this.#addresses.get(key);
    if (known !== undefined) return known;
    const gateway = [...holdersOf(this.index, network, family)].find(([, { kind }]) => kind === 'gateway');
    const address = gateway ? toAddress(family, gateway[0]) : null;
    this.#addresses.set(key, address);
    return address;
  }
}
