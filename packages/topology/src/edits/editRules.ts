import { isFailedConnect } from '../Endpoint.ts';
import type { Container, Network } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/** Why an edit is not possible: a stable code and a sentence that says what to do instead. */
export interface EditRefusal {
  code:
    | 'already-connected'
    | 'not-connected'
    | 'shares-namespace'
    | 'host-namespace'
    | 'none-namespace'
    | 'host-network'
    | 'none-network'
    | 'config-only'
    | 'ingress'
    | 'not-attachable'
    | 'predefined'
    | 'active-endpoints'
    | 'in-use-as-template';
  reason: string;
}

const refuse = (code: EditRefusal['code'], reason: string): EditRefusal => ({ code, reason });

/** R5: why `container` cannot be connected to `network`; `null` when the engine would accept it (rules seen on 20.10.24 and 28.5.2). */
export function refusalToConnect(
  index: TopologyIndex,
  container: Container,
  network: Network,
): EditRefusal | null {
  const attached = index
    .attachmentsOfNetwork(network.id)
    // 20.10.24 keeps what a refused connect asked for, without an endpoint: it takes another try.
    .some((each) => each.containerId === container.id && !isFailedConnect(index.topology.engine, each));
  if (attached)
    return refuse('already-connected', `${container.name} is already connected to ${network.name}.`);
  return refusalToJoin(network) ?? refusalOfNamespace(container);
}

/** R6: why `container` cannot be disconnected from `network`; `null` when the engine would accept it. */
export function refusalToDisconnect(
  index: TopologyIndex,
  container: Container,
  network: Network,
): EditRefusal | null {
  const attached = index.attachmentsOfNetwork(network.id).some((each) => each.containerId === container.id);
  if (!attached) return refuse('not-connected', `${container.name} is not connected to ${network.name}.`);
  if (network.driver === 'host') {
    return refuse(
      'host-network',
      `A container cannot leave the host's network while it exists; recreate ${container.name} with another network mode.`,
    );
  }
  return null;
}

/** R7: why `network` cannot be removed; `null` when the engine would accept it. Stopped members do not prevent it. */
export function refusalToRemove(index: TopologyIndex, network: Network): EditRefusal | null {
  if (network.predefined) {
    return refuse('predefined', `${network.name} is one of the engine's own networks and cannot be removed.`);
  }
  if (network.ingress) {
    return refuse('ingress', `${network.name} routes published ports of Swarm services, which would stop.`);
  }
  const live = index.attachmentsOfNetwork(network.id).filter((each) => {
    const member = index.containers.get(each.containerId);
    return member !== undefined && isRunning(member);
  });
  if (live.length > 0) {
    const names = live.map((each) => index.containers.get(each.containerId)?.name ?? each.containerId);
    return refuse(
      'active-endpoints',
      `${network.name} has running members: disconnect or stop ${listNames(names)} first.`,
    );
  }
  const user = index.topology.networks.find((each) => each.configFrom === network.name);
  if (network.configOnly && user) {
    return refuse(
      'in-use-as-template',
      `${user.name} takes its settings from ${network.name}; remove it first.`,
    );
  }
  return null;
}

/** R160: why `verb` is not possible in the state a container is in, and what to do instead; `null` when the engine would do it (20.10.24, 28.5.2). */
export function refusalOfState(
  { name, state }: Container,
  verb: 'start' | 'stop' | 'restart' | 'pause' | 'unpause' | 'rename' | 'remove',
): string | null {
  if (state === 'removing') return `${name} is being removed.`;
  if (state === 'dead' && verb !== 'remove') return `${name} is dead: it can only be removed.`;
  const runs = state === 'running' || state === 'paused' || state === 'restarting' || state === 'stopping';
  switch (verb) {
    case 'start':
      if (state === 'paused') return `${name} is paused: unpause it.`;
      return runs ? `${name} runs already.` : null;
    case 'stop':
      return runs ? null : `${name} does not run.`;
    case 'restart':
      return runs ? null : `${name} does not run: start it.`;
    case 'pause':
      if (state === 'paused') return `${name} is paused already.`;
      if (state === 'restarting') return `${name} is restarting: wait until it runs, or stop it.`;
      return runs ? null : `${name} does not run.`;
    case 'unpause':
      return state === 'paused' ? null : `${name} is not paused.`;
    case 'rename':
    case 'remove':
      return null;
  }
}

/** R5: why no container at all can join `network`; `null` when one with a network stack of its own can. */
export function refusalToJoin(network: Network): EditRefusal | null {
  if (network.configOnly) {
    return refuse(
      'config-only',
      `${network.name} is a template (config-only): nothing can be connected to it.`,
    );
  }
  if (network.driver === 'host') {
    return refuse(
      'host-network',
      `A container joins the host's network only when it is created with the network mode host.`,
    );
  }
  if (network.driver === 'null') {
    return refuse(
      'none-network',
      `A container has no network only when it is created with the network mode none.`,
    );
  }
  if (network.ingress) {
    return refuse(
      'ingress',
      `${network.name} routes published ports of Swarm services; containers cannot join it.`,
    );
  }
  if (network.scope === 'swarm' && !network.attachable) {
    return refuse('not-attachable', `${network.name} is not attachable: only Swarm services can join it.`);
  }
  return null;
}

function refusalOfNamespace(container: Container): EditRefusal | null {
  const why = `and cannot join a network; recreate it with another network mode.`;
  switch (container.namespace.kind) {
    case 'own':
      return null;
    case 'host':
      return refuse('host-namespace', `${container.name} uses the host's network stack ${why}`);
    case 'none':
      return refuse('none-namespace', `${container.name} was created without a network (mode none) ${why}`);
    case 'container':
      return refuse(
        'shares-namespace',
        `${container.name} uses another container's network stack; connect the owner of that stack instead.`,
      );
  }
}

/** "a", "a and b", "a, b and 3 more". */
export function listNames(names: string[], most = 3): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= most) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more`;
}
