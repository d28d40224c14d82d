import { setTimeout as sleep } from 'node:timers/promises';
import { matrixIds } from '@portolan/topology';
import type { EndId, Names, Reachability, TopologyIndex, Verdict } from '@portolan/topology';
import type { AgreementCounts } from './AgreementCounts.ts';
import type { BuiltTopology } from './buildTopology.ts';
import type { EngineUnderTest, Listener } from './EngineUnderTest.ts';
import { NameExpectations } from './NameExpectations.ts';
import { observe, socketKey } from './observe.ts';
import type { Observation } from './observe.ts';
import { PairExpectation } from './PairExpectation.ts';
import type { Environment } from './socketAddresses.ts';

/** What all checks of a topology share. */
export interface CheckContext {
  engine: EngineUnderTest;
  built: BuiltTopology;
  index: TopologyIndex;
  names: Names;
  reachability: Reachability;
  environment: Environment;
  counts: AgreementCounts;
}

/** Pauses in milliseconds before mismatches are tried again, so that containers that are just starting are ready. */
const PAUSES_MS = [0, 1_000, 4_000];

/** Checks one row of the matrix: from one source to all other ends. */
export class RowCheck {
  /** A message for each disagreement of observation and prediction. */
  readonly disagreements: string[] = [];
  readonly #context: CheckContext;
  readonly #from: EndId;
  readonly #pairs: PairExpectation[];
  readonly #names: NameExpectations;

  constructor(context: CheckContext, from: EndId) {
    const { engine, built, index, names, reachability, environment } = context;
    this.#context = context;
    this.#from = from;
    this.#names = new NameExpectations(from, names, index, engine.prefix);
    this.#pairs = matrixIds(index).flatMap((to) => {
      const listener = this.#listenerOf(to);
      if (to === from || !listener) return [];
      return [new PairExpectation(reachability.verdict(from, to), listener, index, built, environment)];
    });
  }

  async run(): Promise<void> {
    const { counts, index, engine } = this.#context;
    const source = this.#sourceContainer();
    const pairs = matrixIds(index).length - 1;
    const tried = source === null ? 0 : this.#pairs.length;
    counts.pairs += pairs;
    this.#countUntestable(pairs - tried);
    if (source === null) return;

    const sockets = new Map(
      this.#pairs.flatMap((pair) =>
        pair.candidates.map((socket) => [socketKey(socket.address, socket.port), socket] as const),
      ),
    );
    const { names } = this.#names;
    const observation = await observe(engine, source, { sockets: [...sockets.values()], names });
    if (typeof observation === 'string') {
      this.#countAtRest(observation);
      return;
    }
    await this.#tryAgain(source, observation);
    counts.addressProbes += sockets.size;
    for (const pair of this.#pairs) this.#compare(pair, observation);
    const mismatches = this.#names.mismatches(observation);
    counts.nameProbes += names.length;
    counts.agreeingNames += names.length - mismatches.length;
    for (const { name, predicted, seen } of mismatches)
      this.disagreements.push(
        `${this.#headline()}, the name ${name}: predicted ${predicted}, resolves to ${seen}`,
      );
  }

  /** Counts pairs that cannot be tested because the outside is missing. The other ends always exist. */
  #countUntestable(pairs: number): void {
    const { counts, environment } = this.#context;
    if (pairs > 0 && typeof environment.outside === 'string')
      counts.count(counts.untestable, `there is no outside: ${environment.outside}`, pairs);
  }

  #sourceContainer(): string | null {
    const { outside, host } = this.#context.environment;
    if (this.#from === 'host') return host.containerId;
    if (this.#from === 'outside') return typeof outside === 'string' ? null : outside.containerId;
    return this.#from;
  }

  #listenerOf(to: EndId): Listener | undefined {
    const { built, environment } = this.#context;
    if (to === 'host') return environment.host.listener;
    if (to === 'outside')
      return typeof environment.outside === 'string' ? undefined : environment.outside.listener;
    return built.listeners.get(to);
  }

  /**
   * Tries mismatches again, one after another. A busy machine can be slow, and while 20.10.24 creates a network, its
   * bridges are open to each other for a moment.
   */
  async #tryAgain(source: string, observation: Observation): Promise<void> {
    for (const pause of PAUSES_MS) {
      const sockets = this.#pairs.flatMap((pair) => pair.mismatches(observation).map(({ socket }) => socket));
      const names = this.#names.mismatches(observation).map(({ name }) => name);
      if (sockets.length + names.length === 0) return;
      await sleep(pause);
      const again = await observe(this.#context.engine, source, { sockets, names }, true);
      if (typeof again === 'string') throw new Error(`${this.#headline()}: ${again}`);
      for (const key of sockets.map(({ address, port }) => socketKey(address, port)))
        replace(observation.answers, key, again.answers.get(key));
      for (const name of names) replace(observation.names, name, again.names.get(name));
    }
  }

  /**
   * Handles a source in which no program can run. Nothing can leave it, so all verdicts must be blocked. A running
   * container must not be one.
   */
  #countAtRest(refusal: string): void {
    const state = this.#context.index.containers.get(this.#from)?.state ?? 'running';
    if (state === 'running') throw new Error(`${this.#headline()}: no program could run: ${refusal}`);
    this.#context.counts.atRest += this.#pairs.length;
    for (const { verdict } of this.#pairs)
      if (verdict.verdict !== 'blocked')
        this.#addDisagreement(verdict, `the engine runs no program in it: ${refusal}`);
  }

  #compare(pair: PairExpectation, observation: Observation): void {
    const { counts } = this.#context;
    const { verdict } = pair;
    const isReached = pair.reached(observation).length > 0;
    if (verdict.verdict === 'unknown') {
      const codes = [...new Set(verdict.reasons.map(({ code }) => code))].join(', ');
      counts.count(counts.unknown, `${codes}: ${isReached ? 'reached' : 'not reached'}`);
      return;
    }
    const mismatches = pair.mismatches(observation);
    if (mismatches.length > 0) {
      const sockets = mismatches.map(
        ({ socket, seen }) => `${socketKey(socket.address, socket.port)} ${seen}`,
      );
      this.#addDisagreement(verdict, isReached ? sockets.join(', ') : 'nothing is reached');
      return;
    }
    counts.agreeing += 1;
    if (verdict.paths.some(({ certainty }) => certainty === 'declared')) counts.declared += 1;
  }

  #addDisagreement(verdict: Verdict, seen: string): void {
    const reasons = verdict.reasons.map(({ code, sentence }) => `${code} (${sentence})`).join(' ');
    const paths = verdict.paths.map((path) => `${path.kind}, ${path.certainty}, ${path.addresses.join(' ')}`);
    this.disagreements.push(
      `${this.#headline()} to ${this.#nameOf(verdict.to)}: ${verdict.verdict}, because ${reasons}; ` +
        `paths: ${paths.join('; ') || 'none'}. Observed: ${seen}`,
    );
  }

  #headline(): string {
    const { version } = this.#context.index.engine;
    return `${version}, "${this.#context.built.name}", from ${this.#nameOf(this.#from)}`;
  }

  #nameOf(ref: EndId): string {
    return this.#context.index.containers.get(ref)?.name ?? ref;
  }
}

function replace<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
