import { hasFamily } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { inhibitsIPv4, parentOf, driverKindOf } from '../../traits/networkTraits.ts';
import type { HostPath, HostPathFinder } from '../ends/HostPathFinder.ts';
import type { ResolvedEnd } from '../ends/EndResolver.ts';
import type { Stack } from '../ends/Stack.ts';
import type { LegacyLinks } from './LegacyLinks.ts';

/** The target of a stack that was created without a network: it is reached from nowhere, even over a network. */
export const CLOSED = 'none';

/** What the verdict codes of an end depend on, as texts. Ends of the same `key` have the same codes (R212). */
export interface EndKeys {
  key: string;
  /**
   * All that its codes as a source depend on where the target is on none of its networks; `null` for ends without a
   * usable stack of their own.
   */
  source: string | null;
  /** All that its codes as a target depend on for such a source; `null` for the outside, where more counts. */
  target: string | null;
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
  /** Unique among all networks, former ones included. */
  number: number;
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
  readonly #networks = new Map<string, ClassNetwork>();
  #lastNumber = 0;

  constructor(hostPaths: HostPathFinder, links: LegacyLinks) {
    this.#hostPaths = hostPaths;
    this.#links = links;
  }

  forgetNetwork(networkId: string): void {
    this.#networks.delete(networkId);
  }

  keysOf({ stack, obstacle, formerStackOwner }: ResolvedEnd): EndKeys {
    if (!stack || obstacle) {
      const key = formerStackOwner === null ? 'obstacle' : `former stack of ${formerStackOwner}`;
      return { key, source: null, target: 'obstacle', ...without };
    }
    if (stack.kind !== 'own') {
      const target = stack.kind === 'outside' ? null : stack.key;
      return { key: stack.key, source: null, target, ...without };
    }
    const endpoints = [...stack.endpoints.values()];
    const networks = endpoints.map(({ network }) => this.#networkOf(network.id));
    const on = endpoints.map((each, i) => `${networks[i]?.number}${endpointText(each, stack)}`).join();
    const source = this.#sourceText(stack);
    const binds = bindsText(stack);
    const link = this.#links.textOf(stack.key);
    // R204: a legacy link concerns two specific containers, so each stack that has a part in one is a class of its own.
    const single = link === undefined ? '' : ` ${stack.key} ${link}`;
    return {
      key: `${stack.isModeNone ? 'none ' : ''}${on} ${source} ${binds}${single}`,
      source,
      target: stack.isModeNone ? CLOSED : `${gatewayText(stack)} ${traitsText(endpoints)} ${binds}`,
      networks,
      families: endpoints.map((each) => (hasFamily(each, 4) ? 4 : 0) + (hasFamily(each, 6) ? 8 : 0)),
      isLinked: link !== undefined,
    };
  }

  #networkOf(id: string): ClassNetwork {
    const known = this.#networks.get(id);
    if (known) return known;
    this.#lastNumber += 1;
    const made = { id, number: this.#lastNumber, isOpen: new Map<number, boolean>() };
    this.#networks.set(id, made);
    return made;
  }

  /** The ways to the host, and whether one leads into the segment of a parent interface. */
  #sourceText(stack: Stack): string {
    const { allowed, unknown } = this.#hostPaths.of(stack);
    const hasParent = [...stack.endpoints.values()].some(({ network }) => parentOf(network) !== null);
    return `${hasParent ? 'parent' : ''}${unknown.length > 0 ? '?' : ''}${distinct(allowed.map(pathText))}`;
  }
}

/** The address counts only for ports that are bound to a single address of the host (R206). */
function pathText({ network, family, address, isDefault, reachesPublished }: HostPath): string {
  const at = reachesPublished === 'yes' && !isDefault ? (address() ?? '') : '';
  return `${family}${isDefault ? '*' : ''}${network.internal ? 'i' : ''}${reachesPublished}${at}`;
}

const endpointText = (endpoint: Endpoint, { gateway }: Stack): string =>
  `:${familyText(endpoint)}${endpoint === gateway ? '*' : ''}`;

const familyText = (endpoint: Endpoint): string =>
  `${hasFamily(endpoint, 4) ? '4' : ''}${hasFamily(endpoint, 6) ? '6' : ''}`;

const bindsText = ({ ports }: Stack): string =>
  distinct(ports.map(({ ip, publicPort }) => `${ip ?? ''}${publicPort === null ? '-' : '+'}`));

const traitsText = (endpoints: readonly Endpoint[]): string => distinct(endpoints.map(traitText));

function traitText(endpoint: Endpoint): string {
  const { network } = endpoint;
  const isParent = parentOf(network) !== null;
  const isBridge6 = driverKindOf(network) === 'bridge' && hasFamily(endpoint, 6);
  return `${isParent ? 'parent' : ''}${isBridge6 ? 'six' : ''}${network.ingress ? 'ingress' : ''}`;
}

function gatewayText({ gateway }: Stack): string {
  if (!gateway || driverKindOf(gateway.network) !== 'bridge') return '';
  const { options } = gateway.network;
  const mode = (family: 4 | 6) => options[`com.docker.network.bridge.gateway_mode_ipv${family}`] ?? '';
  return `${mode(4)} ${mode(6)} ${inhibitsIPv4(gateway.network) ? 'inhibits' : ''} ${familyText(gateway)}`;
}

function distinct(texts: readonly string[]): string {
  return texts.length > 1 ? [...new Set(texts)].sort().join() : (texts[0] ?? '');
}
