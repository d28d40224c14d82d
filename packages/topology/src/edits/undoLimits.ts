import { isFailedConnect } from '../Endpoint.ts';
import type { Attachment, Container, Engine } from '../model.ts';
import { isRunning } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import type { Edit } from './Edit.ts';
import { listNames } from './editRules.ts';

/**
 * R126: sentences about what the undo of an edit would not restore, given the topology before the edit. Names are
 * written as the engine reports them.
 */
export function undoLimits(index: TopologyIndex, edit: Edit): string[] {
  switch (edit.kind) {
    case 'disconnect':
      return index
        .attachmentsOfContainer(edit.containerId)
        .filter((each) => each.networkId === edit.networkId)
        .flatMap((each) => limitsOfAttachment(index, each));
    case 'remove-network':
      return limitsOfNetwork(index, edit.networkId);
    case 'start':
      return limitsOfStart(index.containers.get(edit.containerId));
    case 'stop':
      return limitsOfStop(index, index.containers.get(edit.containerId));
    case 'run-container':
      return [`${edit.name} is removed, and everything that it has written is lost.`];
    case 'create-network':
    case 'connect':
    case 'restart':
    case 'pause':
    case 'unpause':
    case 'rename-container':
    case 'remove-container':
      return [];
  }
}

/** An undo restores requested addresses, but not addresses that the engine chose. */
function limitsOfAttachment(index: TopologyIndex, attachment: Attachment): string[] {
  const { engine } = index;
  if (attachment.state !== 'live' || isFailedConnect(engine, attachment)) return [];
  const name = index.containers.get(attachment.containerId)?.name ?? attachment.containerId.slice(0, 12);
  const { ipv4, ipv6, mac, requested, networkName } = attachment;
  const chosen = [requested.ipv4 ? null : ipv4, requested.ipv6 ? null : ipv6].filter((each) => each !== null);
  const limits: string[] = [];
  if (chosen.length > 0) {
    limits.push(`${name} may get another address on ${networkName} (now ${chosen.join(' and ')}).`);
  }
  if (mac !== null && (chosen.length > 0 || hasRandomMacs(engine))) {
    const may = hasRandomMacs(engine) ? 'gets' : 'may get';
    limits.push(`${name} ${may} another MAC address on ${networkName} (now ${mac}).`);
  }
  return limits;
}

/** True if MAC addresses are random at each start (28 and later). On 20.10.24 they are derived from the IPv4 address. */
function hasRandomMacs({ product, version }: Engine): boolean {
  return product !== 'docker' || !(Number.parseInt(version, 10) < 28);
}

function limitsOfNetwork(index: TopologyIndex, networkId: string): string[] {
  const network = index.networks.get(networkId);
  if (!network) return [];
  const named = Object.hasOwn(network.options, 'com.docker.network.bridge.name');
  const changes =
    network.driver === 'bridge' && !named ? 'id, creation time and bridge interface' : 'id and creation time';
  const configNetwork = [...index.networks.values()].find((each) => each.name === network.configFrom);
  return [
    `${network.name} gets a new ${changes}.`,
    // A network that takes its settings from a config-only network cannot request a subnet.
    ...(configNetwork?.ipam.config.length === 0
      ? [
          `${network.name} may get another subnet (now ${network.ipam.config.map(({ subnet }) => subnet).join(', ')}).`,
        ]
      : []),
  ];
}

function limitsOfStart(container: Container | undefined): string[] {
  if (!container || isRunning(container)) return [];
  if (container.state === 'created') {
    return [`${container.name} will be in the state exited. Its present state, created, is not restored.`];
  }
  return container.exitCode === null
    ? []
    : [`The exit code of the last run of ${container.name} (${container.exitCode}) is lost.`];
}

function limitsOfStop(index: TopologyIndex, container: Container | undefined): string[] {
  if (!container || !isRunning(container)) return [];
  const sharers = index.sharersOf(container.id).filter(isRunning);
  const limits = [
    `The process of ${container.name} starts again: what it had in memory is lost.`,
    ...index.attachmentsOfContainer(container.id).flatMap((each) => limitsOfAttachment(index, each)),
  ];
  if (sharers.length > 0) {
    const names = listNames(sharers.map((each) => each.name));
    limits.push(`${names} used its network stack and must be restarted to use it again.`);
  }
  return limits;
}
