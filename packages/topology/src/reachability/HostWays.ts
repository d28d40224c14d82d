import { holdersOf, toAddress } from '../addresses/index.ts';
import type { Network } from '../model.ts';
import { givesInternalGateways } from '../defaultGateway.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { because } from './Answer.ts';
import type { Because } from './Answer.ts';
import { filtersIPv6 } from './engineTraits.ts';
import { hostAbsence } from './hostAbsence.ts';
import { isMasqueradeOff, segmentOf } from './networkTraits.ts';
import type { Family } from './networkTraits.ts';
import { familiesOf } from './Stack.ts';
import type { Seat, Stack } from './Stack.ts';

/** A container's way to the host: by the gateway of one of its networks. */
export interface HostWay {
  network: Network;
  family: Family;
  /** The host's address there; `null` where the engine tells none. */
  address: () => string | null;
  /** Whether the host's other addresses are reached by it too. */
  isDefault: boolean;
  /** Whether ports that other containers publish on the host are reached by it; `unsure` where it depends. */
  publishes: 'yes' | 'no' | 'unsure';
}

/** All of a stack's ways to the host, and why its other networks give none. */
export interface HostWays {
  open: readonly HostWay[];
  closed: readonly Because[];
  doubtful: readonly Because[];
}

/** R205: who gets to the host, and by which addresses; each stack is looked at once. */
export class HostWayFinder {
  readonly #ways = new Map<string, HostWays>();
  readonly #addresses = new Map<string, string | null>();

  constructor(readonly index: TopologyIndex) {}

  of(stack: Stack): HostWays {
    const known = this.#ways.get(stack.key);
    if (known) return known;
    const ways = { open: [] as HostWay[], closed: [] as Because[], doubtful: [] as Because[] };
    for (const seat of stack.seats.values()) this.#look(stack, seat, ways);
    this.#ways.set(stack.key, ways);
    return ways;
  }

  #look(
    stack: Stack,
    seat: Seat,
    { open, closed, doubtful }: { open: HostWay[]; closed: Because[]; doubtful: Because[] },
  ): void {
    const { network } = seat;
    const { id, name, internal } = network;
    const { engine } = this.index.topology;
    switch (segmentOf(network)) {
      case 'parent':
        closed.push(
          because(
            'parent-interface',
            () =>
              `${name} (${network.driver}) hangs on an interface of the host, by which the host itself cannot be reached.`,
            id,
          ),
        );
        return;
      case 'plugin':
        doubtful.push(
          because(
            'declared-driver',
            () => `What ${name} lets through, its driver ${network.driver} decides.`,
            id,
          ),
        );
        return;
      case 'overlay': {
        if (internal) {
          closed.push(because('internal', () => `${name} is internal: nothing leads out of it.`, id));
        } else if (stack.gateway === seat) {
          // R208: by the hidden endpoint on docker_gwbridge.
          const bridge = this.gatewayBridge() ?? network;
          const address = () => this.gatewayAddress(bridge, 4);
          open.push({ network: bridge, family: 4, address, isDefault: true, publishes: 'yes' });
        }
        return;
      }
      case 'bridge':
        if (engine.product === 'podman') {
          doubtful.push(
            because(
              'unproven-engine',
              () => `How Podman lets members of ${name} to the host was never tried here.`,
              id,
            ),
          );
          return;
        }
    }
    // By a default route through an internal network the host's other addresses answer too (20.10.24).
    const isDefault = stack.gateway === seat && (!internal || givesInternalGateways(engine));
    for (const family of familiesOf(seat)) {
      const absence = hostAbsence(engine, network, family);
      if (absence) closed.push(absence);
      else {
        const address = () =>
          (family === 4 ? seat.attachment.gateway : seat.attachment.gatewayIPv6) ??
          this.gatewayAddress(network, family);
        const isUnsure = family === 6 && !filtersIPv6(engine);
        const publishes = !internal && !isMasqueradeOff(network) ? 'yes' : isUnsure ? 'unsure' : 'no';
        open.push({ network, family, address, isDefault, publishes });
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
