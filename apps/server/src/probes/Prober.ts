import type { Probe, ProbeRequest } from '@portolan/protocol';
import { isRunning, predictProbe, resolveNamespace } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { ProblemError } from '../access/ProblemError.ts';
import type { EngineClient } from '../docker/EngineClient.ts';
import type { VerdictCache } from '../reachability/VerdictCache.ts';
import { HelperPool } from './HelperPool.ts';
import { ProbeRunner } from './ProbeRunner.ts';
import type { Observation } from './ProbeRunner.ts';
import type { Target } from './tools/Tool.ts';
import { toTarget } from './toTarget.ts';
import type { ProbeContext } from './toTarget.ts';

/** R246: the most probes that run at once and that wait. */
const MAX_CONCURRENT = 4;
const MAX_WAITING = 64;

interface ProberOptions {
  client: EngineClient;
  verdicts: VerdictCache;
  /** The local image for helper containers; `null` to use a known one. */
  probeImage: string | null;
  logger: Pick<Logger, 'info' | 'warn'>;
}

/** Runs probes, a few at a time, and compares each observation with the prediction. */
export class Prober {
  readonly #options: ProberOptions;
  readonly #helpers: HelperPool;
  readonly #runner: ProbeRunner;
  readonly #queue = new PQueue({ concurrency: MAX_CONCURRENT });
  /**
   * One queue per network stack. busybox uses its process id as the id of its pings, and in two sharers of a network
   * stack it can be the same.
   */
  readonly #pings = new Map<string, PQueue>();
  #waiting = 0;

  constructor(options: ProberOptions) {
    this.#options = options;
    const { client, logger } = options;
    this.#helpers = new HelperPool(client, (error) =>
      logger.warn({ err: error }, 'could not remove a helper container'),
    );
    this.#runner = new ProbeRunner(client, this.#helpers, options.probeImage);
  }

  /**
   * Runs one probe as soon as it is its turn.
   * @param by who requests it, for the log
   * @param cancelled aborts when the client no longer waits for the answer
   * @throws ProblemError, EngineError
   */
  async probe(
    request: ProbeRequest,
    current: TopologyIndex,
    by: string,
    cancelled: AbortSignal,
  ): Promise<Probe> {
    const { reachability, index } = this.#options.verdicts.of(current);
    const from = findRunning(index, request);
    const context = { request, reachability, verdict: reachability.verdict(request.from, request.to) };
    const target = request.to === 'outside' ? null : toTarget(context);
    const answer = (observation: Observation) => toProbe(context, target, observation);
    if (!target) return answer(untested(request.to === 'outside' ? OUTSIDE_TEXT : NO_ADDRESS_TEXT));
    if (this.#waiting >= MAX_CONCURRENT + MAX_WAITING) throw new ProblemError('too-many-probes');
    this.#waiting += 1;
    try {
      const observe = async () => {
        if (cancelled.aborted) return untested('The request was cancelled.');
        return this.#observe(context, from, target, by);
      };
      const turn = () => this.#queue.add(observe);
      const { kind, ownerId } = resolveNamespace(from, index.containers);
      const stack = kind === 'host' ? kind : ownerId;
      return answer(await (target.kind === 'ping' ? this.#oneByOne(stack, turn) : turn()));
    } finally {
      this.#waiting -= 1;
    }
  }

  /** R245: removes the helper containers that an earlier process left on the engine. */
  async sweep(): Promise<void> {
    const { client, logger } = this.#options;
    try {
      const removed = await client.sweepHelpers();
      if (removed > 0) logger.info({ removed }, 'removed helper containers that an earlier server left');
    } catch (error) {
      logger.warn({ err: error }, 'could not remove helper containers of an earlier server');
    }
  }

  /** Starts no more probes and removes all helper containers. */
  async close(): Promise<void> {
    this.#queue.clear();
    await this.#helpers.close();
  }

  async #observe(context: ProbeContext, from: Container, target: Target, by: string): Promise<Observation> {
    const { logger } = this.#options;
    const line = { by, from: from.id, to: context.request.to, target };
    logger.info(line, 'probe started');
    const began = performance.now();
    try {
      const observation = await this.#runner.observe(context, from, target);
      const milliseconds = Math.round(performance.now() - began);
      logger.info(
        { ...line, outcome: observation.outcome, tool: observation.tool, milliseconds },
        'probe finished',
      );
      return { ...observation, milliseconds };
    } catch (error) {
      logger.info({ ...line, err: error }, 'probe failed');
      throw error;
    }
  }

  async #oneByOne<T>(stack: string, turn: () => Promise<T>): Promise<T> {
    const queue = this.#pings.get(stack) ?? new PQueue({ concurrency: 1 });
    this.#pings.set(stack, queue);
    try {
      return await queue.add(turn);
    } finally {
      if (queue.size === 0 && queue.pending === 0) this.#pings.delete(stack);
    }
  }
}

const OUTSIDE_TEXT = 'Portolan sends no probes beyond the engine’s host.';
const NO_ADDRESS_TEXT = 'The topology has no address of the target.';

const untested = (detail: string): Observation => ({
  outcome: 'untested',
  detail,
  addresses: [],
  tool: null,
  output: '',
  milliseconds: 0,
});

/** @throws ProblemError */
function findRunning(index: TopologyIndex, { from, to }: ProbeRequest): Container {
  const container = index.containers.get(from);
  const isKnown = to === 'host' || to === 'outside' || index.containers.has(to);
  if (!container || !isKnown) throw new ProblemError('unknown-container');
  if (isRunning(container)) return container;
  throw new ProblemError(
    'container-state',
    'A probe runs inside the source container. Start that container first.',
  );
}

function toProbe(context: ProbeContext, target: Target | null, observation: Observation): Probe {
  const { from, to, kind, port, name } = context.request;
  const predicted = target && predictProbe(context.reachability, context.verdict, target);
  const { outcome } = observation;
  // If the target refuses the connection, the path to it is open. The prediction is about the path only.
  const isReached = outcome === 'reached' || outcome === 'refused';
  const isComparable = predicted !== null && outcome !== 'untested';
  return {
    from,
    to,
    kind,
    ...observation,
    target: target ? (target.kind === 'dns' ? target.name : target.address) : (name ?? null),
    port: port ?? null,
    predicted,
    agrees: isComparable ? isReached === (predicted === 'reached') : null,
  };
}
