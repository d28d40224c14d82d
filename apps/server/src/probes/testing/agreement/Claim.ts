import { isRunning, resolveNamespace } from '@portolan/topology';
import type { EndpointRef, TopologyIndex, Verdict } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import { claimedDoors, doorsOf } from './doorsOf.ts';
import type { Door, Surroundings } from './doorsOf.ts';
import type { Listener } from './EngineRig.ts';
import { doorKey } from './observe.ts';
import type { Observed } from './observe.ts';

const keyOf = ({ address, port }: Door): string => doorKey(address, port);

/** A verdict, as doors that are open or closed. */
export class Claim {
  /** Everything that could lead there. */
  readonly doors: Door[];
  /** What the verdict says is open, where something of ours listens. */
  readonly #claimed: Door[];
  /** Those who may answer: which of a stack's containers listens where, the engine does not know. */
  readonly #answerers: ReadonlySet<string>;
  readonly #index: TopologyIndex;

  constructor(
    readonly verdict: Verdict,
    own: Listener,
    index: TopologyIndex,
    built: BuiltTopology,
    around: Surroundings,
  ) {
    const mates = stackMates(verdict, own, index, built);
    this.#index = index;
    this.#answerers = new Set(mates.map(({ says }) => says));
    this.#claimed = verdict.paths.flatMap((path) => claimedDoors(path, mates, around));
    const all = [...doorsOf(verdict.to, index, built, around), ...this.#claimed];
    this.doors = [...new Map(all.map((door) => [keyOf(door), door])).values()];
  }

  /** The doors at which it answered. */
  reached({ answers }: Observed): Door[] {
    return this.doors.filter((door) => this.#answerers.has(answers.get(keyOf(door)) ?? ''));
  }

  /** The doors that do not agree with the verdict, in words; all of them where nothing gets through as it should. */
  odd(observed: Observed): { door: Door; seen: 'open' | 'closed' }[] {
    const reached = this.reached(observed);
    const open = (doors: Door[]) => doors.map((door) => ({ door, seen: 'open' as const }));
    const closed = (doors: Door[]) => doors.map((door) => ({ door, seen: 'closed' as const }));
    if (this.verdict.verdict === 'unknown') return [];
    if (this.verdict.verdict === 'blocked') return open(reached);
    if (reached.length === 0) return closed(this.doors);
    const keys = new Set(reached.map(keyOf));
    return [
      ...closed(this.#claimed.filter((door) => !keys.has(keyOf(door)))),
      ...open(this.#beyond(reached)),
    ];
  }

  /**
   * A container's own addresses are open where it is claimed, and nowhere else, unless the verdict has doubts. Of the
   * host's addresses those that lead to a published port need not all be told.
   */
  #beyond(reached: Door[]): Door[] {
    const { to, paths, reasons } = this.verdict;
    if (reasons.some(({ code }) => code === 'forward-policy')) return [];
    if (paths.some(({ kind }) => kind === 'loopback')) return [];
    const claimed = new Set(this.#claimed.map(keyOf));
    const own = this.#index
      .attachmentsOfContainer(to)
      .flatMap(({ ipv4, ipv6 }) => (filtersIPv6(this.#index) ? [ipv4, ipv6] : [ipv4]));
    return reached.filter((door) => !claimed.has(keyOf(door)) && own.includes(door.address));
  }
}

/** The listeners in the stack of the one asked for, its own among them; not the one who asks. */
function stackMates(
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
function stackOf(id: EndpointRef, index: TopologyIndex): string | null {
  const container = index.containers.get(id);
  if (!container || !isRunning(container)) return null;
  const stack = resolveNamespace(container, index.containers);
  return stack.kind !== 'own' || stack.cutOff ? null : stack.ownerId;
}

/** Before 27.0 Docker leaves IPv6 alone unless it is told otherwise, and does not say which. */
const filtersIPv6 = ({ topology }: TopologyIndex): boolean =>
  Number.parseInt(topology.engine.version, 10) >= 27;
