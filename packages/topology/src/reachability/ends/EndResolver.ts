import { defaultGatewayOf } from '../../defaultGateway.ts';
import { isFailedConnect } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import type { Container } from '../../model.ts';
import { isRunning, resolveNamespace } from '../../namespaces.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import { innerHostReason } from '../../traits/engineTraits.ts';
import { lazyReason } from '../Answer.ts';
import type { LazyReason } from '../Answer.ts';
import type { EndId } from '../Verdict.ts';
import type { Stack } from './Stack.ts';

/** One end of a verdict with the network stack that it uses, or the reason why it has none. */
export interface ResolvedEnd {
  name: string;
  stack: Stack | null;
  /** Set if there is no stack, or if no process in it can send or answer (paused). */
  obstacle: LazyReason | null;
  /** For a sharer that is still in a stack whose owner has stopped or restarted: the owner's id. */
  formerStackOwner: string | null;
}

/** R201: finds the network stack that each end uses. Results are cached: there is one Stack object per network stack. */
export class EndResolver {
  readonly #resolved = new Map<EndId, ResolvedEnd>();
  readonly #stacks = new Map<string, Stack>();

  constructor(readonly index: TopologyIndex) {}

  of(id: EndId): ResolvedEnd {
    const known = this.#resolved.get(id);
    if (known) return known;
    const end = this.#resolve(id);
    this.#resolved.set(id, end);
    return end;
  }

  /** Resolves these ends again when they are asked for. With an owner of a stack, all sharers must be among them. */
  forget(ids: Iterable<EndId>): void {
    for (const id of ids) {
      this.#resolved.delete(id);
      this.#stacks.delete(id);
    }
  }

  #resolve(id: EndId): ResolvedEnd {
    if (id === 'host') return endIn('the host', this.#sharedStack(this.#isInnerHost() ? 'host' : 'engine'));
    if (id === 'outside') return endIn('the outside', this.#sharedStack('outside'));
    const container = this.index.containers.get(id);
    if (!container) {
      return endWithout(
        id,
        lazyReason('not-running', () => `Container ${id.slice(0, 12)} no longer exists.`),
      );
    }
    const obstacle = obstacleOfState(container);
    if (obstacle && container.state !== 'paused') return endWithout(container.name, obstacle);
    const resolved = resolveNamespace(container, this.index.containers);
    const owner = this.index.containers.get(resolved.ownerId);
    const ownerName = owner?.name ?? resolved.ownerId.slice(0, 12);
    if (resolved.kind === 'broken' || !owner) {
      const why =
        resolved.kind === 'broken' && resolved.reason === 'cycle' ? 'depends on itself' : 'no longer exists';
      return endWithout(
        container.name,
        lazyReason(
          'stack-gone',
          () => `${container.name} uses the network stack of ${ownerName}, which ${why}.`,
        ),
      );
    }
    if (resolved.cutOff) {
      const sentence = () =>
        `${container.name} is still in a former network stack of ${ownerName}, which has been restarted. Restart ${container.name}.`;
      return { ...endWithout(container.name, lazyReason('cut-off', sentence)), formerStackOwner: owner.id };
    }
    if (!isRunning(owner) && resolved.kind !== 'host') {
      const sentence = () =>
        `${container.name} uses the network stack of ${ownerName}, which is not running.`;
      return {
        ...endWithout(container.name, lazyReason('stack-gone', sentence)),
        formerStackOwner: owner.id,
      };
    }
    const stack =
      resolved.kind === 'host'
        ? this.#sharedStack('engine')
        : this.#ownStack(owner, resolved.kind === 'none');
    return { name: container.name, stack, obstacle, formerStackOwner: null };
  }

  #isInnerHost(): boolean {
    return innerHostReason(this.index.engine) !== null;
  }

  #sharedStack(kind: 'host' | 'engine' | 'outside'): Stack {
    const known = this.#stacks.get(kind);
    if (known) return known;
    const isInner = kind === 'engine' && this.#isInnerHost();
    const stack: Stack = {
      kind,
      key: kind,
      name: kind === 'outside' ? 'the outside' : isInner ? 'the engine’s inner host' : 'the host',
      endpoints: new Map(),
      gateway: null,
      ports: [],
      isModeNone: false,
    };
    this.#stacks.set(kind, stack);
    return stack;
  }

  #ownStack(owner: Container, isClosed: boolean): Stack {
    const known = this.#stacks.get(owner.id);
    if (known) return known;
    const endpoints = new Map<string, Endpoint>();
    for (const attachment of this.index.attachmentsOfContainer(owner.id)) {
      const network = this.index.networks.get(attachment.networkId);
      if (!network || network.driver === 'null' || network.driver === 'host') continue;
      if (attachment.state === 'live' && !isFailedConnect(this.index.engine, attachment))
        endpoints.set(network.id, { network, attachment });
    }
    const gateway = endpoints.get(defaultGatewayOf(this.index, owner.id) ?? '') ?? null;
    const { name, ports } = owner;
    const stack: Stack = {
      kind: 'own',
      key: owner.id,
      name,
      endpoints,
      gateway,
      ports,
      isModeNone: isClosed,
    };
    this.#stacks.set(owner.id, stack);
    return stack;
  }
}

const endIn = (name: string, stack: Stack): ResolvedEnd => ({
  name,
  stack,
  obstacle: null,
  formerStackOwner: null,
});
const endWithout = (name: string, obstacle: LazyReason): ResolvedEnd => ({
  name,
  stack: null,
  obstacle,
  formerStackOwner: null,
});

/** R202: the reason why a container in this state cannot send or answer; `null` if it can. */
function obstacleOfState({ name, state }: Container): LazyReason | null {
  if (state === 'running') return null;
  if (state === 'paused') {
    const sentence = () => `${name} is paused: its processes are frozen and only ping is answered.`;
    return lazyReason('paused', sentence);
  }
  return state === 'restarting'
    ? lazyReason('restarting', () => `${name} is restarting and has no network stack now.`)
    : lazyReason('not-running', () => `${name} is not running.`);
}
