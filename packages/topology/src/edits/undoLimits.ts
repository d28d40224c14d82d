import { isFailedConnect } from '../Endpoint.ts';
import type { Attachment, Container, Engine } from '../model.ts';
import { isRunning, sharersByOwner } from '../namespaces.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';
import type { Edit } from './Edit.ts';
import { listNames } from './editRules.ts';

/**
 * R126: what taking an edit back would not restore, in sentences about the topology it is made on; names are given
 * as the engine has them.
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
      return [`${edit.name} is removed, and what it wrote since is lost.`];
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

/** Wishes are kept; an address that the engine chose is not one of them. */
function limitsOfAttachment(index: TopologyIndex, attachment: Attachment): string[] {
  const { engine } = index.topology;
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

/** Random at each start from 28 on; made of the IPv4 address on 20.10.24. */
function hasRandomMacs({ product, version }: Engine): boolean {
  return product !== 'docker' || !(Number.parseInt(version, 10) < 28);
}

function limitsOfNetwork(index: TopologyIndex, networkId: string): string[] {
  const network = index.networks.get(networkId);
  if (!network) return [];
  const named = Object.hasOwn(network.options, 'com.docker.network.bridge.name');
  const followers = network.driver === 'bridge' && !named ? ', and with it another bridge interface' : '';
  const template = [...index.networks.values()].find((each) => each.name === network.configFrom);
  return [
    `${network.name} gets a new id and creation time${followers}.`,
    // Beside a template no subnet can be asked for.
    ...(template?.ipam.config.length === 0
      ? [
          `${network.name} may get another subnet (now ${network.ipam.config.map(({ subnet }) => subnet).join(', ')}).`,
        ]
      : []),
  ];
}

function limitsOfStart(container: Container | undefined): string[] {
  if (!container || isRunning(container)) return [];
  if (container.state === 'created') {
    return [`${container.name} will be stopped then; that it never ran (created) does not come back.`];
  }
  return container.exitCode === null
    ? []
    : [`The exit code of ${container.name}'s last run (${container.exitCode}) is forgotten.`];
}

function limitsOfStop(index: TopologyIndex, container: Container | undefined): string[] {
  if (!container || !isRunning(container)) return [];
  const sharers = (sharersByOwner(index.containers).get(container.id) ?? []).filter(isRunning);
  const limits = [
    `The process of ${container.name} starts anew: what it had in memory is lost.`,
    ...index.attachmentsOfContainer(container.id).flatMap((each) => limitsOfAttachment(index, each)),
  ];
  if (sharers.length > 0) {
    const names = listNames(sharers.map((each) => each.name));
    limits.push(`${names} used its network stack and must be restarted to find it again.`);
  }
  return limits;
}
