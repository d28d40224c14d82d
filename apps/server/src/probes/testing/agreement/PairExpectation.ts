import { isRunning, resolveNamespace } from '@portolan/topology';
import type { EndId, TopologyIndex, Verdict } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import { predictedAddresses, candidateAddresses } from './socketAddresses.ts';
import type { SocketAddress, Environment } from './socketAddresses.ts';
import type { Listener } from './EngineUnderTest.ts';
import { socketKey } from './observe.ts';
import type { Observation } from './observe.ts';

const keyOf = ({ address, port }: SocketAddress): string => socketKey(address, port);

/** A verdict, as sockets that are open or closed. */
export class PairExpectation {
  /** Everything that could lead there. */
  readonly candidates: SocketAddress[];
  /** What the verdict answer is open, where something of ours listens. */
  readonly #predicted: SocketAddress[];
  /** Those who may answer: which of a stack's containers listens where, the engine does not know. */
  readonly #answerers: ReadonlySet<string>;
  readonly #index: TopologyIndex;

  constructor(
    readonly verdict: Verdict,
    own: Listener,
    index: TopologyIndex,
    built: BuiltTopology,
    environment: Environment,
  ) {
    const mates = listenersInStack(verdict, own, index, built);
    this.#index = index;
    this.#answerers = new Set(mates.map(({ answer }) => answer));
    this.#predicted = verdict.paths.flatMap((path) => predictedAddresses(path, mates, environment));
    const all = [...candidateAddresses(verdict.to, index, built, environment), ...this.#predicted];
    this.candidates = [...new Map(all.map((socket) => [keyOf(socket), socket])).values()];
  }

  /** The sockets at which it answered. */
  reached({ answers }: Observation): SocketAddress[] {
    return this.candidates.filter((socket) => this.#answerers.has(answers.get(keyOf(socket)) ?? ''));
  }

  /** The sockets that do not agree with the verdict, in words; all of them where nothing gets through as it should. */
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
   * A container's own addresses are open where it is claimed, and nowhere else, unless the verdict has doubts. Of the
   * host's addresses those that lead to a published port need not all be told.
   */
  #unpredicted(reached: SocketAddress[]): SocketAddress[] {
    const { to, paths, reasons } = this.verdict;
    if (reasons.some(({ code }) => code === 'forward-policy')) return [];
    if (paths.some(({ kind }) => kind === 'loopback')) return [];
    const claimed = new Set(this.#predicted.map(keyOf));
    const own = this.#index
      .attachmentsOfContainer(to)
      .flatMap(({ ipv4, ipv6 }) => (filtersIPv6(this.#index) ? [ipv4, ipv6] : [ipv4]));
    return reached.filter((socket) => !claimed.has(keyOf(socket)) && own.includes(socket.address));
  }
}

/** The listeners in the stack of the one asked for, its own among them; not the one who asks. */
function listenersInStack(
  { from, to }: Verdict,
  own: Listener,
  index: TopologyIndex,
  { listeners }: BuiltTopology,
): Listener[] {
  const stack = stackOf(to, index);
  if (stack === null) return [own];
  const mates = [...listeners].filter(([id]) => id !== from && stackOf(id, index) === stack);
  return mates.map(([, listener]) => listener);
}

/** The stack of its own that a running container is in, by its owner. */
function stackOf(id: EndId, index: TopologyIndex): string | null {
  const container = index.containers.get(id);
  if (!container || !isRunning(container)) return null;
  const stack = resolveNamespace(container, index.containers);
  return stack.kind !== 'own' || stack.cutOff ? null : stack.ownerId;
}

/** Before 27.0 Docker leaves IPv6 alone unless it is told otherwise, and does not say which. */
const filtersIPv6 = ({ topology }: TopologyIndex): boolean =>
  Number.parseInt(topology.engine.version, 10) >= 27;
