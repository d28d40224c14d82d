import { defaultGatewayOf } from '../defaultGateway.ts';
import { isLeftOver } from '../leftOver.ts';
import type { Container } from '../model.ts';
import { isRunning, resolveNamespace } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import { because } from './Answer.ts';
import type { Because } from './Answer.ts';
import type { Seat, Stack } from './Stack.ts';
import type { EndpointRef } from './Verdict.ts';
import { whyInnerHost } from './whyInnerHost.ts';

/** Where one end of a question stands: in a stack, or nowhere, and why. */
export interface Place {
  name: string;
  stack: Stack | null;
  /** Set where there is no stack, or nobody in it who could ask or answer. */
  obstacle: Because | null;
  /** The owner of a stack that is no more, for one who still sits in its remains. */
  remainsOf: string | null;
}

/** R201: resolves ends to stacks, each stack once. */
export class Places {
  readonly #places = new Map<EndpointRef, Place>();
  readonly #stacks = new Map<string, Stack>();

  constructor(readonly index: TopologyIndex) {}

  of(id: EndpointRef): Place {
    const known = this.#places.get(id);
    if (known) return known;
    const place = this.#find(id);
    this.#places.set(id, place);
    return place;
  }

  #find(id: EndpointRef): Place {
    if (id === 'host') return standing('the host', this.#special(this.#isInnerHost() ? 'host' : 'engine'));
    if (id === 'outside') return standing('the outside', this.#special('outside'));
    const container = this.index.containers.get(id);
    if (!container) {
      return fallen(
        id,
        because('not-running', () => `There is no container ${id.slice(0, 12)} any more.`),
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
        because(
          'stack-gone',
          () => `${container.name} uses the network stack of ${ownerName}, which ${why}.`,
        ),
      );
    }
    if (resolved.cutOff) {
      const sentence = () =>
        `${container.name} sits in a former network stack of ${ownerName}, which restarted since: restart ${container.name}.`;
      return { ...fallen(container.name, because('cut-off', sentence)), remainsOf: owner.id };
    }
    if (!isRunning(owner) && resolved.kind !== 'host') {
      const sentence = () => `${container.name} uses the network stack of ${ownerName}, which does not run.`;
      return { ...fallen(container.name, because('stack-gone', sentence)), remainsOf: owner.id };
    }
    const stack =
      resolved.kind === 'host' ? this.#special('engine') : this.#own(owner, resolved.kind === 'none');
    return { name: container.name, stack, obstacle, remainsOf: null };
  }

  #isInnerHost(): boolean {
    return whyInnerHost(this.index.topology.engine) !== null;
  }

  #special(kind: 'host' | 'engine' | 'outside'): Stack {
    const known = this.#stacks.get(kind);
    if (known) return known;
    const isInner = kind === 'engine' && this.#isInnerHost();
    const stack: Stack = {
      kind,
      key: kind,
      name: kind === 'outside' ? 'the outside' : isInner ? 'the engine’s inner host' : 'the host',
      seats: new Map(),
      gateway: null,
      ports: [],
      isClosed: false,
    };
    this.#stacks.set(kind, stack);
    return stack;
  }

  #own(owner: Container, isClosed: boolean): Stack {
    const known = this.#stacks.get(owner.id);
    if (known) return known;
    const seats = new Map<string, Seat>();
    for (const attachment of this.index.attachmentsOfContainer(owner.id)) {
      const network = this.index.networks.get(attachment.networkId);
      if (!network || network.driver === 'null' || network.driver === 'host') continue;
      if (attachment.state === 'live' && !isLeftOver(this.index.topology.engine, attachment))
        seats.set(network.id, { network, attachment });
    }
    const gateway = seats.get(defaultGatewayOf(this.index, owner.id) ?? '') ?? null;
    const { name, ports } = owner;
    const stack: Stack = {
      kind: 'own',
      key: owner.id,
      name,
      seats,
      gateway,
      ports,
      isClosed,
    };
    this.#stacks.set(owner.id, stack);
    return stack;
  }
}

const standing = (name: string, stack: Stack): Place => ({ name, stack, obstacle: null, remainsOf: null });
const fallen = (name: string, obstacle: Because): Place => ({ name, stack: null, obstacle, remainsOf: null });

/** R202 */
function obstacleOfState({ name, state }: Container): Because | null {
  if (state === 'running') return null;
  if (state === 'paused') {
    const sentence = () => `${name} is paused: its processes stand still, and only ping is answered.`;
    return because('paused', sentence);
  }
  return state === 'restarting'
    ? because('restarting', () => `${name} is between two starts and has no network stack now.`)
    : because('not-running', () => `${name} does not run.`);
}
