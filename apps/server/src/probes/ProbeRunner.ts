import type { Probe } from '@portolan/protocol';
import type { Container } from '@portolan/topology';
import type { EngineClient } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { chooseImage } from './chooseImage.ts';
import { dnsTools, hostsFileTools } from './tools/dnsTools.ts';
import type { HelperPool } from './HelperPool.ts';
import { pingTools } from './tools/pingTools.ts';
import { tcpTools } from './tools/tcpTools.ts';
import type { ProbeContext } from './toTarget.ts';
import { ownAddresses, peerName } from './toTarget.ts';
import type { ToolResult, Target, Tool } from './tools/Tool.ts';
import { TIMED_OUT_TEXT, runTools, refusalText } from './tools/runTools.ts';
import type { ToolAttempt } from './tools/runTools.ts';

/** What was seen, without what was foretold. */
export type Observation = Pick<
  Probe,
  'outcome' | 'detail' | 'addresses' | 'tool' | 'output' | 'milliseconds'
>;

/** A trial that ends the search for a tool. */
type CompletedAttempt = Exclude<ToolAttempt, { kind: 'no-tool' }>;

/** R246: one probe takes this long at most, in all. */
const MAX_PROBE_MS = 10_000;
const IMAGE_CACHE_MS = 30_000;
/** Containers of which is remembered what they have. */
const MAX_REMEMBERED = 2_000;

/** R242, R244: tries a target with what the container has, else with a helper container. */
export class ProbeRunner {
  readonly #client: EngineClient;
  readonly #helpers: HelperPool;
  readonly #probeImage: string | null;
  /** What worked last, so that a run over many pairs looks for it once: the tool, or `null` where none is. */
  readonly #workingTools = new Map<string, Tool | null>();
  /** R246: so that a run does not list all images for each probe. */
  #chosenImage: { image: string; until: number } | null = null;

  constructor(client: EngineClient, helpers: HelperPool, probeImage: string | null) {
    this.#client = client;
    this.#helpers = helpers;
    this.#probeImage = probeImage;
  }

  /** @throws EngineError where the engine does not answer, or the container is gone */
  async observe(question: ProbeContext, from: Container, target: Target): Promise<Observation> {
    const deadline = performance.now() + MAX_PROBE_MS;
    // A helper beside it would run, and tell what this one cannot see.
    if (from.state === 'paused') {
      return toObservation(question, { kind: 'stopped', why: PAUSED_TEXT, output: '' }, '');
    }
    const tools = toolsFor(question, target);
    const inside = await this.#runInContainer(from, tools, target, deadline);
    if (inside.kind !== 'no-tool') return toObservation(question, inside, 'the container');
    const outside = await Promise.race([
      this.#runInHelper(from, tools, target, deadline),
      timeOutAt(deadline),
    ]);
    return toObservation(question, outside, 'a helper container');
  }

  async #runInContainer(
    from: Container,
    tools: readonly Tool[],
    target: Target,
    deadline: number,
  ): Promise<ToolAttempt> {
    const key = `${from.id} ${target.kind}`;
    const last = this.#workingTools.get(key);
    if (last === null) return { kind: 'no-tool', output: '' };
    const ordered = last && tools.includes(last) ? [last, ...tools.filter((each) => each !== last)] : tools;
    const trial = await runTools(this.#client, from.id, ordered, target, deadline);
    if (trial.kind !== 'stopped') this.#remember(key, trial.kind === 'found' ? trial.tool : null);
    return trial;
  }

  async #runInHelper(
    from: Container,
    tools: readonly Tool[],
    target: Target,
    deadline: number,
  ): Promise<CompletedAttempt> {
    const image = await this.#findImage();
    if (image === null) return { kind: 'stopped', why: NO_IMAGE_TEXT, output: '' };
    try {
      const trial = await this.#helpers.lend(from, image, (id) =>
        runTools(this.#client, id, tools, target, deadline).catch(throwHelperGone),
      );
      if (trial.kind !== 'no-tool') return trial;
      const why = `Neither the container nor the image ${image} has a program that can test this. ${SET_IMAGE_TEXT}`;
      return { ...trial, kind: 'stopped', why };
    } catch (error) {
      const isNoImage = error instanceof EngineError && error.code === 'unknown-image';
      if (isNoImage) this.#chosenImage = null;
      const why = isNoImage ? `The engine has no image ${image}. ${SET_IMAGE_TEXT}` : refusalText(error);
      return { kind: 'stopped', why, output: '' };
    }
  }

  async #findImage(): Promise<string | null> {
    if (this.#probeImage !== null) return this.#probeImage;
    if (this.#chosenImage && performance.now() < this.#chosenImage.until) return this.#chosenImage.image;
    const image = chooseImage(await this.#client.listImages());
    // That there is none is not kept: one may be pulled any moment.
    this.#chosenImage = image === null ? null : { image, until: performance.now() + IMAGE_CACHE_MS };
    return image;
  }

  #remember(key: string, tool: Tool | null): void {
    this.#workingTools.delete(key);
    this.#workingTools.set(key, tool);
    const [oldest] = this.#workingTools.keys();
    if (this.#workingTools.size > MAX_REMEMBERED && oldest !== undefined) this.#workingTools.delete(oldest);
  }
}

function timeOutAt(deadline: number): Promise<CompletedAttempt> {
  return new Promise((resolve) => {
    const late = () => resolve({ kind: 'stopped', why: TIMED_OUT_TEXT, output: '' });
    setTimeout(late, deadline - performance.now()).unref();
  });
}

/** Not the container that was asked about, as the same error of others means. */
function throwHelperGone(error: unknown): never {
  if (!(error instanceof EngineError) || error.code !== 'unknown-container') throw error;
  throw new EngineError('engine-failed', 'The helper container is gone.', error.engine, { cause: error });
}

const PAUSED_TEXT = 'The container is paused: nothing can run in it until it is resumed.';
const SET_IMAGE_TEXT = 'Name another with --probe-image (PORTOLAN_PROBE_IMAGE).';
const NO_IMAGE_TEXT =
  'The container has no program that can test this, and the engine no local image known to have one: pull busybox, or name an image with --probe-image (PORTOLAN_PROBE_IMAGE).';

function toolsFor(question: ProbeContext, target: Target): readonly Tool[] {
  switch (target.kind) {
    case 'ping':
      return pingTools;
    case 'tcp':
      return tcpTools;
    case 'dns':
      return peerName(question, target.name)?.networkId === null ? hostsFileTools : dnsTools;
  }
}

function toObservation(question: ProbeContext, trial: CompletedAttempt, where: string): Observation {
  const { output } = trial;
  if (trial.kind === 'stopped') {
    return { outcome: 'untested', detail: trial.why, addresses: [], tool: null, output, milliseconds: 0 };
  }
  const finding = checkResolvedAddresses(question, trial.finding);
  const { outcome, detail, addresses = [] } = finding;
  return { outcome, detail, addresses, tool: `${trial.tool.name} in ${where}`, output, milliseconds: 0 };
}

/** R247: a name that leads elsewhere does not reach the one asked about. */
function checkResolvedAddresses(question: ProbeContext, finding: ToolResult): ToolResult {
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
