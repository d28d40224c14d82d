import { setTimeout as sleep } from 'node:timers/promises';
import { matrixIds } from '@portolan/topology';
import type { EndpointRef, Names, Reachability, TopologyIndex, Verdict } from '@portolan/topology';
import type { BuiltTopology } from './buildTopology.ts';
import { Claim } from './Claim.ts';
import type { Surroundings } from './doorsOf.ts';
import type { EngineRig, Listener } from './EngineRig.ts';
import type { Figures } from './Figures.ts';
import { NameClaims } from './NameClaims.ts';
import { doorKey, observe } from './observe.ts';
import type { Observed } from './observe.ts';

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

/** In milliseconds, before what is odd is tried again: what starts just then should be done. */
const PAUSES = [0, 1_000, 4_000];

/** The proof of one row of the matrix: from one place to all others. */
export class ProofFrom {
  /** Where observation and rule disagree, each as a readable message. */
  readonly findings: string[] = [];
  readonly #world: ProofWorld;
  readonly #from: EndpointRef;
  readonly #claims: Claim[];
  readonly #names: NameClaims;

  constructor(world: ProofWorld, from: EndpointRef) {
    const { rig, built, index, names, reachability, around } = world;
    this.#world = world;
    this.#from = from;
    this.#names = new NameClaims(from, names, index, rig.prefix);
    this.#claims = matrixIds(index).flatMap((to) => {
      const listener = this.#listenerOf(to);
      if (to === from || !listener) return [];
      return [new Claim(reachability.verdict(from, to), listener, index, built, around)];
    });
  }

  async run(): Promise<void> {
    const { figures, index, rig } = this.#world;
    const place = this.#place();
    const pairs = matrixIds(index).length - 1;
    const tried = place === null ? 0 : this.#claims.length;
    figures.pairs += pairs;
    this.#countUntestable(pairs - tried);
    if (place === null) return;

    const doors = new Map(
      this.#claims.flatMap((claim) =>
        claim.doors.map((door) => [doorKey(door.address, door.port), door] as const),
      ),
    );
    const { toTry: names } = this.#names;
    const observed = await observe(rig, place, { doors: [...doors.values()], names });
    if (typeof observed === 'string') {
      this.#atRest(observed);
      return;
    }
    await this.#tryAgain(place, observed);
    figures.addressProbes += doors.size;
    for (const claim of this.#claims) this.#compare(claim, observed);
    const odd = this.#names.odd(observed);
    figures.nameProbes += names.length;
    figures.agreeingNames += names.length - odd.length;
    for (const { name, foretold, seen } of odd)
      this.findings.push(`${this.#headline()}, the name ${name}: foretold ${foretold}, resolves to ${seen}`);
  }

  /** Only the place outside can be missing. */
  #countUntestable(pairs: number): void {
    const { figures, around } = this.#world;
    if (pairs > 0 && typeof around.outside === 'string')
      figures.count(figures.untestable, `nobody is outside: ${around.outside}`, pairs);
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

  /**
   * What is not as foretold is tried again, in peace: a busy machine may be slow, and while 20.10.24 makes a network
   * its bridges stand open to each other for a moment.
   */
  async #tryAgain(place: string, observed: Observed): Promise<void> {
    for (const pause of PAUSES) {
      const doors = this.#claims.flatMap((claim) => claim.odd(observed).map(({ door }) => door));
      const names = this.#names.odd(observed).map(({ name }) => name);
      if (doors.length + names.length === 0) return;
      await sleep(pause);
      const again = await observe(this.#world.rig, place, { doors, names }, true);
      if (typeof again === 'string') throw new Error(`${this.#headline()}: ${again}`);
      for (const key of doors.map(({ address, port }) => doorKey(address, port)))
        replace(observed.answers, key, again.answers.get(key));
      for (const name of names) replace(observed.names, name, again.names.get(name));
    }
  }

  /** Nothing can get out where nothing runs; anywhere else it would prove nothing. */
  #atRest(words: string): void {
    const state = this.#world.index.containers.get(this.#from)?.state ?? 'running';
    if (state === 'running') throw new Error(`${this.#headline()}: nothing could be tried: ${words}`);
    this.#world.figures.atRest += this.#claims.length;
    for (const { verdict } of this.#claims)
      if (verdict.verdict !== 'blocked') this.#disagree(verdict, `the engine runs nothing in it: ${words}`);
  }

  #compare(claim: Claim, observed: Observed): void {
    const { figures } = this.#world;
    const { verdict } = claim;
    const isReached = claim.reached(observed).length > 0;
    if (verdict.verdict === 'unknown') {
      const codes = [...new Set(verdict.reasons.map(({ code }) => code))].join(', ');
      figures.count(figures.unknown, `${codes}: ${isReached ? 'reached' : 'not reached'}`);
      return;
    }
    const odd = claim.odd(observed);
    if (odd.length > 0) {
      const doors = odd.map(({ door, seen }) => `${doorKey(door.address, door.port)} ${seen}`);
      this.#disagree(verdict, isReached ? doors.join(', ') : 'nothing gets through');
      return;
    }
    figures.agreeing += 1;
    if (verdict.paths.some(({ certainty }) => certainty === 'declared')) figures.declared += 1;
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

function replace<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
