import { isRunning, resolveNamespace } from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import type { Listener } from './EngineUnderTest.ts';
import { socketKey } from './observe.ts';
import type { Observation } from './observe.ts';
import { candidateAddresses, predictedAddresses } from './socketAddresses.ts';
import type { Environment, SocketAddress } from './socketAddresses.ts';

const keyOf = ({ address, port }: SocketAddress): string => socketKey(address, port);

/** Compares one verdict with the addresses and ports at which the target was reached. */
export class PairExpectation {
  /** All addresses and ports that could lead to the target. */
  readonly candidates: SocketAddress[];
  /** Those that the verdict predicts to be open and at which a listener of the test is. */
  readonly #predicted: SocketAddress[];
  /** The answers that count. The engine does not know which container of a network stack listens on which port. */
  readonly #answerers: ReadonlySet<string>;
  readonly #index: TopologyIndex;

  constructor(
    readonly verdict: Verdict,
    own: Listener,
    index: TopologyIndex,
    built: BuiltTopology,
    environment: Environment,
  ) {
    const inStack = listenersInStack(verdict, own, index, built);
    this.#index = index;
    this.#answerers = new Set(inStack.map(({ answer }) => answer));
    this.#predicted = verdict.paths.flatMap((path) => predictedAddresses(path, inStack, environment));
    const all = [...candidateAddresses(verdict.to, index, built, environment), ...this.#predicted];
    this.candidates = [...new Map(all.map((socket) => [keyOf(socket), socket])).values()];
  }

  /** Returns the addresses and ports at which the target answered. */
  reached({ answers }: Observation): SocketAddress[] {
    return this.candidates.filter((socket) => this.#answerers.has(answers.get(keyOf(socket)) ?? ''));
  }

  /**
   * Returns the addresses and ports that disagree with the verdict. If the pair is allowed but nothing was reached,
   * these are all candidates.
   */
  mismatches(observation: Observation): { socket: SocketAddress; seen: 'open' | 'closed' }[] {
    const reached = this.reached(observation);
    const open = (sockets: SocketAddress[]) => sockets.map((socket) => ({ socket, seen: 'open' as const }));
    const closed = (sockets: SocketAddress[]) =>
      sockets.map((socket) => ({ socket, seen: 'closed' as const }));
    if (this.verdict.verdict === 'unknown') return [];
    if (this.verdict.verdict === 'blocked') return open(reached);
    if (reached.length === 0) return closed(this.candidates);
    const keys = new Set(reached.map(keyOf));
    return [
      ...closed(this.#predicted.filter((socket) => !keys.has(keyOf(socket)))),
      ...open(this.#unpredicted(reached)),
    ];
  }

  /**
   * Returns the target's own addresses that are open without being predicted, unless the verdict leaves this open.
   * Addresses of the host do not count: a verdict need not list all that lead to a published port.
   */
  #unpredicted(reached: SocketAddress[]): SocketAddress[] {
    const { to, paths, reasons } = this.verdict;
    if (reasons.some(({ code }) => code === 'forward-policy')) return [];
    if (paths.some(({ kind }) => kind === 'loopback')) return [];
    const predictedKeys = new Set(this.#predicted.map(keyOf));
    const own = this.#index
      .attachmentsOfContainer(to)
      .flatMap(({ ipv4, ipv6 }) => (filtersIPv6(this.#index) ? [ipv4, ipv6] : [ipv4]));
    return reached.filter((socket) => !predictedKeys.has(keyOf(socket)) && own.includes(socket.address));
  }
}

/** Returns the listeners in the target's network stack, without that of the source. */
function listenersInStack(
  { from, to }: Verdict,
  own: Listener,
  index: TopologyIndex,
  { listeners }: BuiltTopology,
): Listener[] {
  const stack = stackOf(to, index);
  if (stack === null) return [own];
  return [...listeners]
    .filter(([id]) => id !== from && stackOf(id, index) === stack)
    .map(([, listener]) => listener);
}

/**
 * Returns the owner of the network stack that a running container uses; `null` for the host's, none, or if it is cut
 * off.
 */
function stackOf(id: EndId, index: TopologyIndex): string | null {
  const container = index.containers.get(id);
  if (!container || !isRunning(container)) return null;
  const stack = resolveNamespace(container, index.containers);
  return stack.kind !== 'own' || stack.cutOff ? null : stack.ownerId;
}

/** Before 27.0, Docker filters IPv6 only if it is configured to, and does not report that setting. */
const filtersIPv6 = ({ topology }: TopologyIndex): boolean =>
  Number.parseInt(topology.engine.version, 10) >= 27;
