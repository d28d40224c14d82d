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

/** R246: one probe takes this long at most, in all. */
const MOST_MS = 10_000;
/** Containers of which is remembered what they have. */
const MOST_REMEMBERED = 2_000;

/** R242, R244: tries a target with what the container has, else with a helper container. */
export class Trier {
  readonly #client: EngineClient;
  readonly #helpers: HelperPool;
  readonly #probeImage: string | null;
  /** What worked last, so that a run over many pairs looks for it once: the tool, or `null` where none is. */
  readonly #worked = new Map<string, Tool | null>();

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
    const image = this.#probeImage ?? chooseImage(await this.#client.listImages());
    if (image === null) return toObservation(question, { kind: 'stopped', why: NO_IMAGE, output: '' }, '');
    const outside = await this.#inHelper(from, image, tools, target, deadline);
    if (outside.kind !== 'no-tool') return toObservation(question, outside, 'a helper container');
    const why = `Neither the container nor the image ${image} has a program that can test this. ${NAME_ONE}`;
    return toObservation(question, { ...outside, kind: 'stopped', why }, '');
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

  async #inHelper(
    from: Container,
    image: string,
    tools: readonly Tool[],
    target: Target,
    deadline: number,
  ): Promise<Trial> {
    const late = new Promise<Trial>((resolve) => {
      const timer = setTimeout(
        () => resolve({ kind: 'stopped', why: TOO_LATE, output: '' }),
        deadline - performance.now(),
      );
      timer.unref();
    });
    const trial = this.#helpers
      .lend(from, image, (id) => tryTools(this.#client, id, tools, target, deadline).catch(asHelperGone))
      .catch((error: unknown): Trial => {
        const isNoImage = error instanceof EngineError && error.code === 'unknown-image';
        const why = isNoImage ? `The engine has no image ${image}. ${NAME_ONE}` : whyRefused(error);
        return { kind: 'stopped', why, output: '' };
      });
    return Promise.race([trial, late]);
  }

  #remember(key: string, tool: Tool | null): void {
    this.#worked.delete(key);
    this.#worked.set(key, tool);
    const [oldest] = this.#worked.keys();
    if (this.#worked.size > MOST_REMEMBERED && oldest !== undefined) this.#worked.delete(oldest);
  }
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

function toObservation(
  question: Question,
  trial: Exclude<Trial, { kind: 'no-tool' }>,
  where: string,
): Observation {
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
