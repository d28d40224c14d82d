import { defaultGatewayOf } from '../../defaultGateway.ts';
import type { Container } from '../../model.ts';
import { isRunning, resolveNamespace } from '../../namespaces.ts';
import type { TopologyIndex } from '../../TopologyIndex.ts';
import { lazyReason } from '../Answer.ts';
import type { LazyReason } from '../Answer.ts';
import type { Stack } from './Stack.ts';
import type { EndId } from '../Verdict.ts';
import { isFailedConnect } from '../../Endpoint.ts';
import type { Endpoint } from '../../Endpoint.ts';
import { innerHostReason } from '../../traits/engineTraits.ts';

/** Where one end of a question stands: in a stack, or nowhere, and why. */
export interface ResolvedEnd {
  name: string;
  stack: Stack | null;
  /** Set where there is no stack, or nobody in it who could ask or answer. */
  obstacle: LazyReason | null;
  /** The owner of a stack that is no more, for one who still sits in its remains. */
  formerStackOwner: string | null;
}

/** R201: resolves ends to stacks, each stack once. */
export class EndResolver {
  readonly #resolved = new Map<EndId, ResolvedEnd>();
  readonly #stacks = new Map<string, Stack>();

  constructor(readonly index: TopologyIndex) {}

  of(id: EndId): ResolvedEnd {
    const known = this.#resolved.get(id);
    if (known) return known;
    const place = this.#resolve(id);
    this.#resolved.set(id, place);
    return place;
  }

  #resolve(id: EndId): ResolvedEnd {
    if (id === 'host')
      return standing('the host', this.#sharedStack(this.#isInnerHost() ? 'host' : 'engine'));
    if (id === 'outside') return standing('the outside', this.#sharedStack('outside'));
    const container = this.index.containers.get(id);
    if (!container) {
      return fallen(
        id,
        lazyReason('not-running', () => `There is no container ${id.slice(0, 12)} any more.`),
      );
    }
    const obstacle = obstacleOfState(container);
    if (obstacle && container.state !== 'paused') return fallen(container.name, obstacle);
    const resolved = resolveNamespace(container, this.index.containers);
    const owner = this.index.containers.get(resolved.ownerId);
    const ownerName = owner?.name ?? resolved.ownerId.slice(0, 12);
    if (resolved.kind === 'broken' || !owner) {
      const why =
        resolved.kind === 'broken' && resolved.reason === 'cycle' ? 'leads back to itself' : 'is gone';
      return fallen(
        container.name,
        lazyReason(
          'stack-gone',
          () => `${container.name} uses the network stack of ${ownerName}, which ${why}.`,
        ),
      );
    }
    if (resolved.cutOff) {
      const sentence = () =>
        `${container.name} sits in a former network stack of ${ownerName}, which restarted since: restart ${container.name}.`;
      return { ...fallen(container.name, lazyReason('cut-off', sentence)), formerStackOwner: owner.id };
    }
    if (!isRunning(owner) && resolved.kind !== 'host') {
      const sentence = () => `${container.name} uses the network stack of ${ownerName}, which does not run.`;
      return { ...fallen(container.name, lazyReason('stack-gone', sentence)), formerStackOwner: owner.id };
    }
    const stack =
      resolved.kind === 'host'
        ? this.#sharedStack('engine')
        : this.#ownStack(owner, resolved.kind === 'none');
    return { name: container.name, stack, obstacle, formerStackOwner: null };
  }

  #isInnerHost(): boolean {
    return innerHostReason(this.index.topology.engine) !== null;
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
      if (attachment.state === 'live' && !isFailedConnect(this.index.topology.engine, attachment))
        endpoints.set(network.id, { network, attachment });
    }
    const gateway = endpoints.get(defaultGatewayOf(this.index, owner.id) ?? '') ?? null;
    const { name, ports } = owner;
    const stack: Stack = {
      kind: 'own',
      key: owner.id,
      name,
      endpoints: endpoints,
      gateway,
      ports,
      isModeNone: isClosed,
    };
    this.#stacks.set(owner.id, stack);
    return stack;
  }
}

const standing = (name: string, stack: Stack): ResolvedEnd => ({
  name,
  stack,
  obstacle: null,
  formerStackOwner: null,
});
const fallen = (name: string, obstacle: LazyReason): ResolvedEnd => ({
  name,
  stack: null,
  obstacle,
  formerStackOwner: null,
});

/** R202 */
function obstacleOfState({ name, state }: Container): LazyReason | null {
  if (state === 'running') return null;
  if (state === 'paused') {
    const sentence = () => `${name} is paused: its processes stand still, and only ping is answered.`;
    return lazyReason('paused', sentence);
  }
  return state === 'restarting'
    ? lazyReason('restarting', () => `${name} is between two starts and has no network stack now.`)
    : lazyReason('not-running', () => `${name} does not run.`);
}
