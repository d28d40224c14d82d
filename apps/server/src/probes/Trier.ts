import type { Probe } from '@portolan/protocol';
import type { Container } from '@portolan/topology';
import type { EngineClient } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { chooseImage } from './chooseImage.ts';
import { dnsTools, hostsFileTools } from './dnsTools.ts';
import type { HelperPool } from './HelperPool.ts';
import { pingTools } from './pingTools.ts';
import { tcpTools } from './tcpTools.ts';
import type { Question } from './toTarget.ts';
import { ownAddresses, peerName } from './toTarget.ts';
import type { Finding, Target, Tool } from './Tool.ts';
import { TOO_LATE, tryTools, whyRefused } from './tryTools.ts';
import type { Trial } from './tryTools.ts';

/** What was seen, without what was foretold. */
export type Observation = Pick<
  Probe,
  'outcome' | 'detail' | 'addresses' | 'tool' | 'output' | 'milliseconds'
>;

/** A trial that ends the search for a tool. */
type Told = Exclude<Trial, { kind: 'no-tool' }>;

/** R246: one probe takes this long at most, in all. */
const MOST_MS = 10_000;
const IMAGE_MS = 30_000;
/** Containers of which is remembered what they have. */
const MOST_REMEMBERED = 2_000;

/** R242, R244: tries a target with what the container has, else with a helper container. */
export class Trier {
  readonly #client: EngineClient;
  readonly #helpers: HelperPool;
  readonly #probeImage: string | null;
  /** What worked last, so that a run over many pairs looks for it once: the tool, or `null` where none is. */
  readonly #worked = new Map<string, Tool | null>();
  /** R246: so that a run does not list all images for each probe. */
  #chosen: { image: string; until: number } | null = null;

  constructor(client: EngineClient, helpers: HelperPool, probeImage: string | null) {
    this.#client = client;
    this.#helpers = helpers;
    this.#probeImage = probeImage;
  }

  /** @throws EngineError where the engine does not answer, or the container is gone */
  async observe(question: Question, from: Container, target: Target): Promise<Observation> {
    const deadline = performance.now() + MOST_MS;
    // A helper beside it would run, and tell what this one cannot see.
    if (from.state === 'paused') {
      return toObservation(question, { kind: 'stopped', why: PAUSED, output: '' }, '');
    }
    const tools = toolsFor(question, target);
    const inside = await this.#inside(from, tools, target, deadline);
    if (inside.kind !== 'no-tool') return toObservation(question, inside, 'the container');
    const outside = await Promise.race([this.#inHelper(from, tools, target, deadline), lateAt(deadline)]);
    return toObservation(question, outside, 'a helper container');
  }

  async #inside(from: Container, tools: readonly Tool[], target: Target, deadline: number): Promise<Trial> {
    const key = `${from.id} ${target.kind}`;
    const last = this.#worked.get(key);
    if (last === null) return { kind: 'no-tool', output: '' };
    const ordered = last && tools.includes(last) ? [last, ...tools.filter((each) => each !== last)] : tools;
    const trial = await tryTools(this.#client, from.id, ordered, target, deadline);
    if (trial.kind !== 'stopped') this.#remember(key, trial.kind === 'found' ? trial.tool : null);
    return trial;
  }

  async #inHelper(from: Container, tools: readonly Tool[], target: Target, deadline: number): Promise<Told> {
    const image = await this.#image();
    if (image === null) return { kind: 'stopped', why: NO_IMAGE, output: '' };
    try {
      const trial = await this.#helpers.lend(from, image, (id) =>
        tryTools(this.#client, id, tools, target, deadline).catch(asHelperGone),
      );
      if (trial.kind !== 'no-tool') return trial;
      const why = `Neither the container nor the image ${image} has a program that can test this. ${NAME_ONE}`;
      return { ...trial, kind: 'stopped', why };
    } catch (error) {
      const isNoImage = error instanceof EngineError && error.code === 'unknown-image';
      if (isNoImage) this.#chosen = null;
      const why = isNoImage ? `The engine has no image ${image}. ${NAME_ONE}` : whyRefused(error);
      return { kind: 'stopped', why, output: '' };
    }
  }

  async #image(): Promise<string | null> {
    if (this.#probeImage !== null) return this.#probeImage;
    if (this.#chosen && performance.now() < this.#chosen.until) return this.#chosen.image;
    const image = chooseImage(await this.#client.listImages());
    // That there is none is not kept: one may be pulled any moment.
    this.#chosen = image === null ? null : { image, until: performance.now() + IMAGE_MS };
    return image;
  }

  #remember(key: string, tool: Tool | null): void {
    this.#worked.delete(key);
    this.#worked.set(key, tool);
    const [oldest] = this.#worked.keys();
    if (this.#worked.size > MOST_REMEMBERED && oldest !== undefined) this.#worked.delete(oldest);
  }
}

function lateAt(deadline: number): Promise<Told> {
  return new Promise((resolve) => {
    const late = () => resolve({ kind: 'stopped', why: TOO_LATE, output: '' });
    setTimeout(late, deadline - performance.now()).unref();
  });
}

/** Not the container that was asked about, as the same error of others means. */
function asHelperGone(error: unknown): never {
  if (!(error instanceof EngineError) || error.code !== 'unknown-container') throw error;
  throw new EngineError('engine-failed', 'The helper container is gone.', error.engine, { cause: error });
}

const PAUSED = 'The container is paused: nothing can run in it until it is resumed.';
const NAME_ONE = 'Name another with --probe-image (PORTOLAN_PROBE_IMAGE).';
const NO_IMAGE =
  'The container has no program that can test this, and the engine no local image known to have one: pull busybox, or name an image with --probe-image (PORTOLAN_PROBE_IMAGE).';

function toolsFor(question: Question, target: Target): readonly Tool[] {
  switch (target.kind) {
    case 'ping':
      return pingTools;
    case 'tcp':
      return tcpTools;
    case 'dns':
      return peerName(question, target.name)?.networkId === null ? hostsFileTools : dnsTools;
  }
}

function toObservation(question: Question, trial: Told, where: string): Observation {
  const { output } = trial;
  if (trial.kind === 'stopped') {
    return { outcome: 'untested', detail: trial.why, addresses: [], tool: null, output, milliseconds: 0 };
  }
  const finding = judge(question, trial.finding);
  const { outcome, detail, addresses = [] } = finding;
  return { outcome, detail, addresses, tool: `${trial.tool.name} in ${where}`, output, milliseconds: 0 };
}

/** R247: a name that leads elsewhere does not reach the one asked about. */
function judge(question: Question, finding: Finding): Finding {
  const { addresses } = finding;
  if (!addresses || finding.outcome !== 'reached') return finding;
  const { to, name = '' } = question.request;
  const known = peerName(question, name);
  // A service's virtual address is nobody's own.
  const own = new Set([...ownAddresses(question.reachability.index, to), ...(known?.addresses ?? [])]);
  if (known?.kind === 'vip' || addresses.some((each) => own.has(each))) return finding;
  return {
    outcome: 'not-reached',
    detail: `${name} resolves to ${addresses.join(', ')}, which leads to another.`,
    addresses,
  };
}
