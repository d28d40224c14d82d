import { addressesOf, familiesOf, hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import type { Container, Engine, Network } from '../../model.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import {
  driverKindOf,
  FAMILIES,
  gatewayModeOf,
  inhibitsIPv4,
  isMasqueradeOff,
} from '../../traits/networkTraits.ts';
import { isAnyAddress, isLoopback } from '../../traits/portTraits.ts';
import type { ResolvedEnd } from '../ends/EndResolver.ts';
import type { HostPathFinder } from '../ends/HostPathFinder.ts';
import type { Stack } from '../ends/Stack.ts';
import type { LegacyLinks } from './LegacyLinks.ts';

/** The target of a stack that was created without a network: it is reached from nowhere, even over a network. */
export const CLOSED = 'none';

/** What the verdict codes of an end depend on, as texts. Ends of the same `key` have the same codes (R212). */
export interface EndKeys {
  key: string;
  /** All that its codes as a source depend on where the target is on none of its networks. */
  source: string;
  /** All that its codes as a target depend on where the source is on none of its networks. */
  target: string;
  /** The networks that the end is on. */
  networks: readonly ClassNetwork[];
  /** By network: 4 for an address of IPv4, 8 for one of IPv6, 12 for both. */
  families: readonly number[];
  /** True if the end has a part in a legacy link (R204). */
  isLinked: boolean;
}

/** A network as it was put last. Put again, it is another one, so that no code that was decided before is found again. */
export interface ClassNetwork {
  id: string;
  /** True if it is one network on all engines of its swarm (R219). */
  isSwarm: boolean;
  /** Unique among all networks, former ones included. */
  number: number;
  /** All that codes between ends without a common network depend on. */
  traits: string;
  /** Whether it is open among its members, as decided for the families of two of them: see {@link pairOfFamilies}. */
  isOpen: Map<number, boolean>;
}

/** The families of two members of a network, as in {@link EndKeys}, as one number. */
export const pairOfFamilies = (from = 0, to = 0): number => from * 16 + to;

const without = { networks: [], families: [], isLinked: false } as const;

/** R212: tells for each end what its verdict codes depend on, besides the engine. Every rule must find its facts here. */
export class EndKeyMaker {
  readonly #hostPaths: HostPathFinder;
  readonly #links: LegacyLinks;
  readonly #boundAddresses: ReadonlySet<string>;
  readonly #networks = new Map<string, ClassNetwork>();
  #lastNumber = 0;

  constructor(index: TopologyIndex, hostPaths: HostPathFinder, links: LegacyLinks) {
    this.#hostPaths = hostPaths;
    this.#links = links;
    this.#boundAddresses = new Set([...index.containers.values()].flatMap(singleAddressesOf));
  }

  forgetNetwork(networkId: string): void {
    this.#networks.delete(networkId);
  }

  /** True if the container publishes a port at an address of the host that counted for no end before. */
  bindsNewAddress(container: Container): boolean {
    return singleAddressesOf(container).some((address) => !this.#boundAddresses.has(address));
  }

  keysOf({ stack, obstacle, formerStackOwner }: ResolvedEnd): EndKeys {
    if (!stack || obstacle) {
      const key = formerStackOwner === null ? 'obstacle' : `former stack of ${formerStackOwner}`;
      return { key, source: key, target: key, ...without };
    }
    const { key, kind, isModeNone } = stack;
    if (kind !== 'own') return { key, source: key, target: key, ...without };
    const endpoints = [...stack.endpoints.values()];
    const networks = endpoints.map(({ network }) => this.#networkOf(network));
    const at = endpoints.map((each) => endpointText(each, stack));
    const on = networks.map(({ number }, i) => `${number}${at[i]}`).join();
    const traits = distinct(networks.map((network, i) => `${network.traits}${at[i]}`));
    const addresses = this.#hostAddressesText(stack);
    const binds = bindsText(stack);
    const link = this.#links.textOf(key);
    // R204: a legacy link concerns two specific containers, so each stack that has a part in one is a class of its own.
    const single = link === undefined ? '' : ` ${key} ${link}`;
    return {
      key: `${isModeNone ? CLOSED : ''} ${on} ${addresses} ${binds}${single}`,
      source: `${traits} ${addresses}`,
      target: isModeNone ? CLOSED : `${traits} ${binds}`,
      networks,
      families: endpoints.map((each) => (hasFamily(each, 4) ? 4 : 0) + (hasFamily(each, 6) ? 8 : 0)),
      isLinked: link !== undefined,
    };
  }

  #networkOf(network: Network): ClassNetwork {
    const { id, scope } = network;
    const known = this.#networks.get(id);
    if (known) return known;
    this.#lastNumber += 1;
    const traits = networkText(this.#hostPaths.index.engine, network);
    const made = {
      id,
      isSwarm: scope === 'swarm',
      number: this.#lastNumber,
      traits,
      isOpen: new Map<number, boolean>(),
    };
    this.#networks.set(id, made);
    return made;
  }

  /** The host's addresses that the stack reaches on its networks, of those that some port is bound to (R206). */
  #hostAddressesText(stack: Stack): string {
    if (this.#boundAddresses.size === 0) return '';
    const addresses = this.#hostPaths.of(stack).allowed.map((path) => path.address() ?? '');
    return distinct(addresses.filter((address) => this.#boundAddresses.has(address)));
  }
}

/** The addresses of the host, other than loopback, that ports of a container are bound to one by one (R206). */
function singleAddressesOf({ ports }: Container): string[] {
  const addresses = ports.map(({ ip }) => ip ?? '0.0.0.0');
  return addresses.filter((ip) => !isAnyAddress(ip) && !isLoopback(ip));
}

/** What the rules read of a network, but for what they read only among its members. */
function networkText(engine: Engine, network: Network): string {
  const modes = FAMILIES.map((family) => gatewayModeOf(engine, network, family));
  const flags = [
    network.internal,
    network.ingress,
    inhibitsIPv4(network),
    isMasqueradeOff(network),
    Boolean(network.options['parent']),
  ];
  return [driverKindOf(network), ...modes, ...flags.map(Number)].join('/');
}

/** Between two engines, a path without a known address can be of any IP version (R219). */
const endpointText = (endpoint: Endpoint, { gateway }: Stack): string =>
  `:${familiesOf(endpoint).join('')}${addressesOf(endpoint, FAMILIES).length === 0 ? '?' : ''}${endpoint === gateway ? '*' : ''}`;

const bindsText = ({ ports }: Stack): string =>
  distinct(ports.map(({ ip, publicPort }) => `${ip ?? ''}${publicPort === null ? '-' : '+'}`));

function distinct(texts: readonly string[]): string {
  return texts.length > 1 ? [...new Set(texts)].sort().join() : (texts[0] ?? '');
}
