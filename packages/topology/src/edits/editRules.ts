import { isFailedConnect } from '../Endpoint.ts';
import type { Container, Network } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/** Why the engine refuses an edit: a stable code, and a sentence that ends with what to do instead. */
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

/** R5: why `container` cannot be connected to `network`; `null` when the engine would accept it (as seen on 20.10.24 and 28.5.2). */
export function refusalToConnect(
  index: TopologyIndex,
  container: Container,
  network: Network,
): EditRefusal | null {
  const attached = index
    .attachmentsOfNetwork(network.id)
    // 20.10.24 keeps a failed connect as an attachment without an endpoint, and accepts another attempt.
    .some((each) => each.containerId === container.id && !isFailedConnect(index.engine, each));
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
      `A container in host mode cannot leave the host network. Recreate ${container.name} with another network mode.`,
    );
  }
  return null;
}

/** R7: why `network` cannot be removed; `null` when the engine would accept it. Stopped containers on it do not prevent that. */
export function refusalToRemove(index: TopologyIndex, network: Network): EditRefusal | null {
  if (network.predefined) {
    return refuse('predefined', `${network.name} is a predefined network and cannot be removed.`);
  }
  if (network.ingress) {
    return refuse(
      'ingress',
      `${network.name} routes the published ports of Swarm services, which would stop answering.`,
    );
  }
  const live = index.attachmentsOfNetwork(network.id).filter((each) => {
    const member = index.containers.get(each.containerId);
    return member !== undefined && isRunning(member);
  });
  if (live.length > 0) {
    const names = live.map((each) => index.containers.get(each.containerId)?.name ?? each.containerId);
    return refuse(
      'active-endpoints',
      `${network.name} has running containers. Disconnect or stop ${listNames(names)} first.`,
    );
  }
  const user = network.configOnly
    ? index.topology.networks.find(({ configFrom }) => configFrom === network.name)
    : undefined;
  if (user) {
    return refuse(
      'in-use-as-template',
      `${user.name} takes its settings from ${network.name}. Remove ${user.name} first.`,
    );
  }
  return null;
}

/** R160: why `verb` is not possible in the container's state, and what to do instead; `null` when the engine would do it (20.10.24, 28.5.2). */
export function refusalOfState(
  { name, state }: Container,
  verb: 'start' | 'stop' | 'restart' | 'pause' | 'unpause' | 'rename' | 'remove',
): string | null {
  if (state === 'removing') return `${name} is being removed.`;
  if (state === 'dead' && verb !== 'remove') return `${name} is dead and can only be removed.`;
  const runs = state === 'running' || state === 'paused' || state === 'restarting' || state === 'stopping';
  switch (verb) {
    case 'start':
      if (state === 'paused') return `${name} is paused. Unpause it.`;
      return runs ? `${name} is already running.` : null;
    case 'stop':
      return runs ? null : `${name} is not running.`;
    case 'restart':
      return runs ? null : `${name} is not running. Start it.`;
    case 'pause':
      if (state === 'paused') return `${name} is already paused.`;
      if (state === 'restarting') return `${name} is restarting. Wait until it runs, or stop it.`;
      return runs ? null : `${name} is not running.`;
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
      `${network.name} is a config-only network: no container can be connected to it.`,
    );
  }
  if (network.driver === 'host') {
    return refuse(
      'host-network',
      'A container uses the host network only if it is created with network mode host.',
    );
  }
  if (network.driver === 'null') {
    return refuse(
      'none-network',
      'A container uses the network none only if it is created with network mode none.',
    );
  }
  if (network.ingress) {
    return refuse(
      'ingress',
      `${network.name} routes the published ports of Swarm services. Containers cannot join it.`,
    );
  }
  if (network.scope === 'swarm' && !network.attachable) {
    return refuse('not-attachable', `${network.name} is not attachable: only Swarm services can join it.`);
  }
  return null;
}

function refusalOfNamespace(container: Container): EditRefusal | null {
  const advice = 'and cannot join a network. Recreate it with another network mode.';
  switch (container.namespace.kind) {
    case 'own':
      return null;
    case 'host':
      return refuse('host-namespace', `${container.name} uses the host’s network stack ${advice}`);
    case 'none':
      return refuse(
        'none-namespace',
        `${container.name} was created without a network (mode none) ${advice}`,
      );
    case 'container':
      return refuse(
        'shares-namespace',
        `${container.name} uses the network stack of another container. Connect the owner of that stack instead.`,
      );
  }
}

/** Joins names for a sentence: "a", "a and b", "a, b and 3 more". */
export function listNames(names: string[], max = 3): string {
  if (names.length <= 1) return names[0] ?? '';
  if (names.length <= max) return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  return `${names.slice(0, max - 1).join(', ')} and ${names.length - max + 1} more`;
}
