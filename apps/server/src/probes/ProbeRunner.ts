import type { Probe } from '@portolan/protocol';
import type { Container } from '@portolan/topology';
import type { EngineClient } from '../docker/EngineClient.ts';
import { EngineError } from '../docker/EngineError.ts';
import { chooseImage } from './chooseImage.ts';
import type { HelperPool } from './HelperPool.ts';
import { dnsTools, hostsFileTools } from './tools/dnsTools.ts';
import { pingTools } from './tools/pingTools.ts';
import { refusalText, runTools, TIMED_OUT_TEXT } from './tools/runTools.ts';
import type { ToolAttempt } from './tools/runTools.ts';
import { tcpTools } from './tools/tcpTools.ts';
import type { Target, Tool, ToolResult } from './tools/Tool.ts';
import { ownAddresses, peerName } from './toTarget.ts';
import type { ProbeContext } from './toTarget.ts';

/** The observed part of a probe, without the prediction. */
export type Observation = Pick<
  Probe,
  'outcome' | 'detail' | 'addresses' | 'tool' | 'output' | 'milliseconds'
>;

/** An attempt after which no other tool is tried. */
type CompletedAttempt = Exclude<ToolAttempt, { kind: 'no-tool' }>;

/** R246: the longest time that one probe can take. */
const MAX_PROBE_MS = 10_000;
/** R246: how long the chosen image is remembered, so that a run of probes does not list all images for each probe. */
const IMAGE_CACHE_MS = 30_000;
/** The number of entries in `#workingTools`. */
const MAX_REMEMBERED = 2_000;

/** R242, R244: tests a target with the programs of the container, or else with a helper container. */
export class ProbeRunner {
  readonly #client: EngineClient;
  readonly #helpers: HelperPool;
  readonly #probeImage: string | null;
  /**
   * The tool that worked last, by container and kind of probe; `null` if the container has none. A run over many
   * pairs then searches once.
   */
  readonly #workingTools = new Map<string, Tool | null>();
  #chosenImage: { image: string; until: number } | null = null;

  constructor(client: EngineClient, helpers: HelperPool, probeImage: string | null) {
    this.#client = client;
    this.#helpers = helpers;
    this.#probeImage = probeImage;
  }

  /** @throws EngineError if the engine does not answer or the container no longer exists */
  async observe(context: ProbeContext, from: Container, target: Target): Promise<Observation> {
    const deadline = performance.now() + MAX_PROBE_MS;
    // A helper would run in the network stack, but it would observe what the paused container cannot.
    if (from.state === 'paused') {
      return toObservation(context, { kind: 'stopped', reason: PAUSED_TEXT, output: '' }, '');
    }
    const tools = toolsFor(context, target);
    const inside = await this.#runInContainer(from, tools, target, deadline);
    if (inside.kind !== 'no-tool') return toObservation(context, inside, 'the container');
    const outside = await Promise.race([
      this.#runInHelper(from, tools, target, deadline),
      timeOutAt(deadline),
    ]);
    return toObservation(context, outside, 'a helper container');
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
    const attempt = await runTools(this.#client, from.id, ordered, target, deadline);
    if (attempt.kind !== 'stopped') this.#remember(key, attempt.kind === 'found' ? attempt.tool : null);
    return attempt;
  }

  async #runInHelper(
    from: Container,
    tools: readonly Tool[],
    target: Target,
    deadline: number,
  ): Promise<CompletedAttempt> {
    const image = await this.#findImage();
    if (image === null) return { kind: 'stopped', reason: NO_IMAGE_TEXT, output: '' };
    try {
      const attempt = await this.#helpers.lend(from, image, (id) =>
        runTools(this.#client, id, tools, target, deadline).catch(throwHelperGone),
      );
      if (attempt.kind !== 'no-tool') return attempt;
      const reason = `Neither the container nor the image ${image} has a program for this probe. ${SET_IMAGE_TEXT}`;
      return { ...attempt, kind: 'stopped', reason };
    } catch (error) {
      const isNoImage = error instanceof EngineError && error.code === 'unknown-image';
      if (isNoImage) this.#chosenImage = null;
      const reason = isNoImage ? `The engine has no image ${image}. ${SET_IMAGE_TEXT}` : refusalText(error);
      return { kind: 'stopped', reason, output: '' };
    }
  }

  async #findImage(): Promise<string | null> {
    if (this.#probeImage !== null) return this.#probeImage;
    if (this.#chosenImage && performance.now() < this.#chosenImage.until) return this.#chosenImage.image;
    const image = chooseImage(await this.#client.listImages());
    // The result `null` is not remembered: the user may pull an image at any time.
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
    const late = () => resolve({ kind: 'stopped', reason: TIMED_OUT_TEXT, output: '' });
    setTimeout(late, deadline - performance.now()).unref();
  });
}

/**
 * For other containers, `unknown-container` means the source of the probe. Here the helper is missing, so the code is
 * changed.
 */
function throwHelperGone(error: unknown): never {
  if (!(error instanceof EngineError) || error.code !== 'unknown-container') throw error;
  throw new EngineError('engine-failed', 'The helper container no longer exists.', error.engine, {
    cause: error,
  });
}

const PAUSED_TEXT = 'No program can run in a paused container. Unpause it first.';
const SET_IMAGE_TEXT = 'Set another image with --probe-image (PORTOLAN_PROBE_IMAGE).';
const NO_IMAGE_TEXT =
  'Neither the container nor a known local image has a program for this probe. Pull busybox, or set an image with --probe-image (PORTOLAN_PROBE_IMAGE).';

function toolsFor(context: ProbeContext, target: Target): readonly Tool[] {
  switch (target.kind) {
    case 'ping':
      return pingTools;
    case 'tcp':
      return tcpTools;
    case 'dns':
      return peerName(context, target.name)?.networkId === null ? hostsFileTools : dnsTools;
  }
}

function toObservation(context: ProbeContext, attempt: CompletedAttempt, where: string): Observation {
  const { output } = attempt;
  if (attempt.kind === 'stopped') {
    return {
      outcome: 'untested',
      detail: attempt.reason,
      addresses: [],
      tool: null,
      output,
      milliseconds: 0,
    };
  }
  const result = checkResolvedAddresses(context, attempt.result);
  const { outcome, detail, addresses = [] } = result;
  return { outcome, detail, addresses, tool: `${attempt.tool.name} in ${where}`, output, milliseconds: 0 };
}

/** R247: a name that resolves to addresses of another container does not reach the target. */
function checkResolvedAddresses(context: ProbeContext, result: ToolResult): ToolResult {
  const { addresses } = result;
  if (!addresses || result.outcome !== 'reached') return result;
  const { to, name = '' } = context.request;
  const known = peerName(context, name);
  // The virtual IP of a service is not an address of any container.
  const own = new Set([...ownAddresses(context.reachability.index, to), ...(known?.addresses ?? [])]);
  if (known?.kind === 'vip' || addresses.some((each) => own.has(each))) return result;
  return {
    outcome: 'not-reached',
    detail: `${name} resolves to ${addresses.join(', ')}, which is not an address of the target.`,
    addresses,
  };
}
