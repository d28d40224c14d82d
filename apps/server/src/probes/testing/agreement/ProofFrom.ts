import { isRunning, matrixIds, resolveNamespace } from '@portolan/topology';
import type { EndpointRef, Names, Path, Reachability, TopologyIndex, Verdict } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import { claimedDoors, doorsOf } from './doorsOf.ts';
import type { Door, Surroundings } from './doorsOf.ts';
import type { EngineRig, Listener } from './EngineRig.ts';
import type { Figures } from './Figures.ts';
import { namesToTry } from './namesToTry.ts';
import { doorKey, observe } from './observe.ts';
import type { Observed, Tries } from './observe.ts';

/** What all proofs of a topology share. */
export interface ProofWorld {
  rig: EngineRig;
  built: BuiltTopology;
  index: TopologyIndex;
  names: Names;
  reachability: Reachability;
  around: Surroundings;
  figures: Figures;
}

/** A verdict with what it says is open. */
interface Claim {
  verdict: Verdict;
  /** Those who may answer: which of a stack's containers listens where, the engine does not know. */
  answerers: ReadonlySet<string>;
  paths: { path: Path; doors: Door[] }[];
}

const keyOf = ({ address, port }: Door): string => doorKey(address, port);

function toDoor(key: string): Door {
  const [address = '', port] = key.split(' ');
  return { address, port: Number(port) };
}

function replace<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}

/** Of ways that are doubtful a verdict tells no addresses, and where a direct way is open it does not name them. */
const isDoubtful = ({ reasons }: Verdict): boolean => reasons.some(({ code }) => code === 'forward-policy');

/** The stack a running container is in, by its owner. */
function stackOf(id: EndpointRef, index: TopologyIndex): string | null {
  const container = index.containers.get(id);
  if (!container || !isRunning(container)) return null;
  const stack = resolveNamespace(container, index.containers);
  return stack.kind !== 'own' || stack.cutOff ? null : stack.ownerId;
}

/** Before 27.0 Docker leaves IPv6 alone unless it is told otherwise, and does not say which. */
const filtersIPv6 = ({ topology }: TopologyIndex): boolean =>
  Number.parseInt(topology.engine.version, 10) >= 27;

/** The proof of one row of the matrix: from one place to all others. */
export class ProofFrom {
  /** Where observation and rule disagree, each as a readable message. */
  readonly findings: string[] = [];
  readonly #world: ProofWorld;
  readonly #from: EndpointRef;
  readonly #claims: Claim[];

  constructor(world: ProofWorld, from: EndpointRef) {
    this.#world = world;
    this.#from = from;
    this.#claims = matrixIds(world.index).flatMap((to) => {
      const listener = this.#listenerOf(to);
      if (to === from || !listener) return [];
      const mates = this.#stackMates(to, listener);
      const verdict = world.reachability.verdict(from, to);
      const paths = verdict.paths.map((path) => ({
        path,
        doors: claimedDoors(path, mates, world.around),
      }));
      return [{ verdict, answerers: new Set(mates.map(({ says }) => says)), paths }];
    });
  }

  async run(): Promise<void> {
    const { figures, around, rig } = this.#world;
    const to = matrixIds(this.#world.index).filter((id) => id !== this.#from);
    figures.pairs += to.length;
    const untold = to.length - this.#claims.length;
    // Only the place outside can be missing.
    if (untold > 0) figures.count(figures.untestable, `nobody is outside: ${String(around.outside)}`, untold);
    const place = this.#place();
    if (place === null) {
      figures.count(figures.untestable, `nobody is outside: ${String(around.outside)}`, this.#claims.length);
      return;
    }
    const tries = this.#tries();
    const observed = await observe(rig, place, tries);
    if (typeof observed === 'string') {
      this.#atRest(observed);
      return;
    }
    await this.#tryAgain(place, observed);
    figures.addressProbes += tries.doors.length;
    figures.nameProbes += tries.names.length;
    for (const claim of this.#claims) this.#compare(claim, observed);
    for (const name of tries.names) this.#compareName(name, observed);
  }

  #place(): string | null {
    const { outside, host } = this.#world.around;
    if (this.#from === 'host') return host.containerId;
    if (this.#from === 'outside') return typeof outside === 'string' ? null : outside.containerId;
    return this.#from;
  }

  #listenerOf(to: EndpointRef): Listener | undefined {
    const { built, around } = this.#world;
    if (to === 'host') return around.host.listener;
    if (to === 'outside') return typeof around.outside === 'string' ? undefined : around.outside.listener;
    return built.listeners.get(to);
  }

  /** The listeners in the stack of a container, its own among them. */
  #stackMates(id: EndpointRef, own: Listener): Listener[] {
    const { built, index } = this.#world;
    const stack = stackOf(id, index);
    if (stack === null || id === this.#from) return [own];
    const mates = [...built.listeners].filter(
      ([other]) => other !== this.#from && stackOf(other, index) === stack,
    );
    return mates.map(([, listener]) => listener);
  }

  #tries(): Tries {
    const { index, built, around } = this.#world;
    const doors = new Map<string, Door>();
    for (const { verdict, paths } of this.#claims) {
      const all = [...doorsOf(verdict.to, index, built, around), ...paths.flatMap((each) => each.doors)];
      for (const door of all) doors.set(doorKey(door.address, door.port), door);
    }
    return { doors: [...doors.values()], names: this.#namesToTry() };
  }

  /**
   * What is not as foretold is tried again, in peace: a busy machine may be slow, and while 20.10.24 makes a network
   * its bridges stand open to each other for a moment.
   */
  async #tryAgain(place: string, observed: Observed): Promise<void> {
    for (let round = 0; round < 2; round++) {
      const doors = this.#claims.flatMap((claim) => this.#odd(claim, observed));
      const names = this.#namesToTry().filter((name) => !this.#resolvesAsForetold(name, observed));
      if (doors.length + names.length === 0) return;
      const again = await observe(this.#world.rig, place, { doors, names }, true);
      if (typeof again === 'string') throw new Error(`${this.#nameOf(this.#from)} ended: ${again}`);
      for (const { address, port } of doors) {
        const key = doorKey(address, port);
        replace(observed.answers, key, again.answers.get(key));
      }
      for (const name of names) replace(observed.names, name, again.names.get(name));
    }
  }

  /** The doors of a claim that do not agree with it. */
  #odd(claim: Claim, observed: Observed): Door[] {
    const { verdict } = claim;
    const { index, built, around } = this.#world;
    const reached = this.#reached(claim, observed);
    if (verdict.verdict === 'blocked') return reached;
    if (verdict.verdict === 'unknown') return [];
    if (reached.length === 0) return doorsOf(verdict.to, index, built, around);
    return [...this.#closed(claim, observed), ...this.#beyond(claim, reached)];
  }

  /** Nothing can get out where nothing runs. */
  #atRest(words: string): void {
    this.#world.figures.atRest += this.#claims.length;
    for (const { verdict } of this.#claims)
      if (verdict.verdict !== 'blocked') this.#disagree(verdict, `the engine runs nothing in it: ${words}`);
  }

  #reached({ answerers }: Claim, { answers }: Observed): Door[] {
    return [...answers].filter(([, says]) => answerers.has(says)).map(([key]) => toDoor(key));
  }

  /** The doors that should be open and are not. */
  #closed({ paths, answerers }: Claim, { answers }: Observed): Door[] {
    const doors = paths.flatMap((each) => each.doors);
    return doors.filter(({ address, port }) => !answerers.has(answers.get(doorKey(address, port)) ?? ''));
  }

  /**
   * A container's own addresses are open where it is claimed, and nowhere else, unless the verdict has doubts. Of the
   * host's addresses those that lead to a published port need not all be told.
   */
  #beyond({ verdict, paths }: Claim, reached: Door[]): Door[] {
    if (isDoubtful(verdict) || paths.some(({ path }) => path.kind === 'loopback')) return [];
    const claimed = new Set(paths.flatMap(({ doors }) => doors.map(keyOf)));
    const { index } = this.#world;
    const own = index
      .attachmentsOfContainer(verdict.to)
      .flatMap(({ ipv4, ipv6 }) => (filtersIPv6(index) ? [ipv4, ipv6] : [ipv4]));
    return reached.filter((door) => !claimed.has(keyOf(door)) && own.includes(door.address));
  }

  #compare(claim: Claim, observed: Observed): void {
    const { figures } = this.#world;
    const { verdict, paths } = claim;
    const reached = this.#reached(claim, observed);
    if (verdict.verdict === 'unknown') {
      const codes = [...new Set(verdict.reasons.map(({ code }) => code))].join(', ');
      figures.count(figures.unknown, `${codes}: ${reached.length > 0 ? 'reached' : 'not reached'}`);
      return;
    }
    const odd = this.#odd(claim, observed);
    if (odd.length > 0) {
      const closed = new Set(this.#closed(claim, observed).map(keyOf));
      const seen = odd.map((door) => `${keyOf(door)} ${closed.has(keyOf(door)) ? 'closed' : 'open'}`);
      this.#disagree(verdict, reached.length === 0 ? 'nothing gets through' : seen.join(', '));
      return;
    }
    figures.agreeing += 1;
    if (paths.some(({ path }) => path.certainty === 'declared')) figures.declared += 1;
  }

  #namesToTry(): string[] {
    const { index, rig } = this.#world;
    // Its own hostname is in its own /etc/hosts, whatever others are called.
    const own = index.containers.get(this.#from)?.hostname;
    return own === undefined ? [] : namesToTry(index, rig.prefix).filter((name) => name !== own);
  }

  #foretoldFor(name: string): string[] {
    const { names, index } = this.#world;
    const { addresses } = names.resolve(this.#from, name);
    if (addresses.length > 0) return [...addresses].sort();
    const claims = [...index.containers.keys()].flatMap((to) => names.namesFor(this.#from, to));
    const of = claims.filter((each) => each.name.toLowerCase() === name.toLowerCase());
    return [...new Set(of.flatMap((each) => each.addresses))].sort();
  }

  #resolvesAsForetold(name: string, observed: Observed): boolean {
    const seen = [...new Set(observed.names.get(name) ?? [])].sort();
    return seen.join(' ') === this.#foretoldFor(name).join(' ');
  }

  #compareName(name: string, observed: Observed): void {
    const { figures } = this.#world;
    if (this.#resolvesAsForetold(name, observed)) {
      figures.agreeingNames += 1;
      return;
    }
    const said = this.#foretoldFor(name).join(' ') || 'nothing';
    const seen = observed.names.get(name)?.join(' ') ?? 'nothing';
    this.findings.push(`${this.#headline()}, the name ${name}: foretold ${said}, resolves to ${seen}`);
  }

  #disagree(verdict: Verdict, seen: string): void {
    const reasons = verdict.reasons.map(({ code, sentence }) => `${code} (${sentence})`).join(' ');
    const paths = verdict.paths.map((path) => `${path.kind}, ${path.certainty}, ${path.addresses.join(' ')}`);
    this.findings.push(
      `${this.#headline()} to ${this.#nameOf(verdict.to)}: ${verdict.verdict}, because ${reasons}; ` +
        `paths: ${paths.join('; ') || 'none'}. Observed: ${seen}`,
    );
  }

  #headline(): string {
    const { version } = this.#world.index.topology.engine;
    return `${version}, "${this.#world.built.name}", from ${this.#nameOf(this.#from)}`;
  }

  #nameOf(ref: EndpointRef): string {
    return this.#world.index.containers.get(ref)?.name ?? ref;
  }
}
