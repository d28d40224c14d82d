import { matrixIds } from '@portolan/topology';
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
  listener: Listener;
  paths: { path: Path; doors: Door[] }[];
}

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
      const verdict = world.reachability.verdict(from, to);
      const paths = verdict.paths.map((path) => ({
        path,
        doors: claimedDoors(path, listener, to, world.around),
      }));
      return [{ verdict, listener, paths }];
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

  #tries(): Tries {
    const { index, built, around, rig } = this.#world;
    const doors = new Map<string, Door>();
    for (const { verdict, paths } of this.#claims) {
      const all = [...doorsOf(verdict.to, index, built, around), ...paths.flatMap((each) => each.doors)];
      for (const door of all) doors.set(doorKey(door.address, door.port), door);
    }
    const isContainer = index.containers.has(this.#from);
    return { doors: [...doors.values()], names: isContainer ? namesToTry(index, rig.prefix) : [] };
  }

  /** A busy machine may be slow: what should have got through is tried again, in peace. */
  async #tryAgain(place: string, observed: Observed): Promise<void> {
    for (let round = 0; round < 2; round++) {
      const doors = this.#claims
        .flatMap(({ listener, paths }) =>
          paths.flatMap((each) => each.doors.map((door) => ({ door, listener }))),
        )
        .filter(
          ({ door, listener }) => observed.answers.get(doorKey(door.address, door.port)) !== listener.says,
        )
        .map(({ door }) => door);
      const names = this.#expectedNames().filter((name) => !this.#resolvesAsForetold(name, observed));
      if (doors.length + names.length === 0) return;
      const again = await observe(this.#world.rig, place, { doors, names }, true);
      if (typeof again === 'string') throw new Error(`${this.#nameOf(this.#from)} ended: ${again}`);
      for (const [key, says] of again.answers) observed.answers.set(key, says);
      for (const [name, addresses] of again.names) observed.names.set(name, addresses);
    }
  }

  /** Nothing can get out where nothing runs. */
  #atRest(words: string): void {
    this.#world.figures.atRest += this.#claims.length;
    for (const { verdict } of this.#claims)
      if (verdict.verdict !== 'blocked') this.#disagree(verdict, `the engine runs nothing in it: ${words}`);
  }

  #compare({ verdict, listener, paths }: Claim, observed: Observed): void {
    const { figures } = this.#world;
    const reached = [...observed.answers].filter(([, says]) => says === listener.says).map(([key]) => key);
    if (verdict.verdict === 'unknown') {
      const codes = verdict.reasons.map(({ code }) => code).join(', ');
      figures.count(figures.unknown, `${codes}: ${reached.length > 0 ? 'reached' : 'not reached'}`);
      return;
    }
    const before = this.findings.length;
    if (verdict.verdict === 'blocked') {
      if (reached.length > 0) this.#disagree(verdict, `reached at ${reached.join(', ')}`);
    } else {
      if (reached.length === 0) this.#disagree(verdict, 'nothing gets through');
      for (const { path, doors } of paths) {
        const closed = doors
          .map(({ address, port }) => doorKey(address, port))
          .filter((key) => !reached.includes(key));
        if (closed.length > 0)
          this.#disagree(verdict, `not reached at ${closed.join(', ')}, by the path ${JSON.stringify(path)}`);
      }
      this.#expectNoMore(verdict, paths, reached);
    }
    if (this.findings.length > before) return;
    figures.agreeing += 1;
    if (verdict.paths.some(({ certainty }) => certainty === 'declared')) figures.declared += 1;
  }

  /** Nothing of a container's own addresses is open but what is claimed; of the host's addresses not each is told. */
  #expectNoMore(verdict: Verdict, paths: Claim['paths'], reached: string[]): void {
    const claimed = new Set(
      paths.flatMap(({ doors }) => doors.map(({ address, port }) => doorKey(address, port))),
    );
    const own = this.#world.index
      .attachmentsOfContainer(verdict.to)
      .flatMap(({ ipv4, ipv6 }) => [ipv4, ipv6]);
    const more = reached.filter((key) => !claimed.has(key) && own.includes(key.split(' ')[0] ?? ''));
    if (more.length > 0) this.#disagree(verdict, `also reached at ${more.join(', ')}`);
  }

  #expectedNames(): string[] {
    const { names, index } = this.#world;
    if (!index.containers.has(this.#from)) return [];
    return [...index.containers.keys()].flatMap((to) =>
      names.namesFor(this.#from, to).map(({ name }) => name),
    );
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
    const { figures, index } = this.#world;
    // Its own hostname is in its own /etc/hosts, whatever others are called.
    if (name === index.containers.get(this.#from)?.hostname) return;
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
