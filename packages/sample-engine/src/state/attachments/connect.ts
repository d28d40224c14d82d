import { announceNetwork } from '../../events/announce.ts';
import { badRequest, notFound, systemError } from '../../EngineError.ts';
import {
  checkAttachable,
  checkEndpointSettings,
  checkJoin,
  checkNetworkCombination,
  networkOf,
  swarmNetworkNotFound,
} from './attachmentRules.ts';
import { deleteEndpoint, createEndpoint } from './endpoints.ts';
import type { EngineState } from '../EngineState.ts';
import { publishPorts } from '../ports/publishPorts.ts';
import { isUp, type Attachment, type ContainerRecord } from '../records.ts';
import type { EndpointRequest } from '../requests.ts';

/** Returns a configured attachment: the container has not started with it. */
export function toAttachment(network: string, request: EndpointRequest): Attachment {
  return {
    network,
    networkId: '',
    ipv4: request.ipv4 ?? '',
    ipv6: request.ipv6 ?? '',
    linkLocalIps: request.linkLocalIps ?? [],
    links: request.links ?? null,
    aliases: request.aliases ?? null,
    mac: request.mac ?? '',
    shownMac: request.mac ?? '',
    driverOptions: request.driverOptions ?? null,
    gatewayPriority: request.gatewayPriority ?? 0,
    hasDnsNames: false,
    live: null,
  };
}

/** Connects a container to a network: at once if it runs, else at its next start (R102). */
export function connect(
  state: EngineState,
  networkNameOrId: string,
  containerNameOrId: string,
  request: EndpointRequest,
): void {
  const container = state.container(containerNameOrId);
  const network = state.findNetwork(networkNameOrId);
  if (!isUp(container)) {
    // dockerd accepts a network that does not exist. The next start fails.
    if (!network) {
      checkEndpointSettings(networkNameOrId, undefined, request);
      container.attachments.set(networkNameOrId, { ...toAttachment(networkNameOrId, request), mac: '' });
      return;
    }
    checkNetworkCombination(state, container, network);
    checkEndpointSettings(network.name, network, request);
    // A container that is connected already keeps its settings, without an error. An attachment to a removed network
    // of the same name is replaced (R181).
    const before = container.attachments.get(network.name);
    if (before && networkOf(state, before) === network) return;
    const attachment = toAttachment(network.name, request);
    container.attachments.set(network.name, { ...attachment, mac: '', hasDnsNames: true });
    return;
  }
  if (container.networkMode.startsWith('container:')) {
    throw badRequest(
      'container sharing network namespace with another container or host cannot be connected to any other network',
    );
  }
  if (!network) throw swarmNetworkNotFound(networkNameOrId);
  checkAttachable(network);
  checkNetworkCombination(state, container, network);
  checkEndpointSettings(network.name, network, request);
  // Before API 1.54, connect ignores MacAddress.
  joinLive(state, container, toAttachment(network.name, { ...request, mac: '' }));
}

/** Connects a running container. A connect that fails leaves the attachment behind, as in dockerd (R180). */
function joinLive(state: EngineState, container: ContainerRecord, attachment: Attachment): void {
  const network = state.network(attachment.network);
  try {
    checkJoin(attachment);
    createEndpoint(state, network, container, attachment);
  } catch (error) {
    if (!container.attachments.has(network.name)) {
      container.attachments.set(network.name, { ...attachment, hasDnsNames: true });
    }
    throw error;
  }
  container.attachments.set(network.name, attachment);
  try {
    publishPorts(state, container);
  } catch (error) {
    network.members.delete(container.id);
    throw error;
  }
  announceNetwork(state.events, network, 'connect', container);
}

/** Disconnects a container from a network. With `force`, a missing container gives another 404 message. */
export function disconnect(
  state: EngineState,
  networkNameOrId: string,
  containerNameOrId: string,
  force: boolean,
): void {
  const container = state.findContainer(containerNameOrId);
  const network = state.findNetwork(networkNameOrId);
  if (!container) {
    if (!force) throw notFound(`No such container: ${containerNameOrId}`);
    if (!network) throw notFound(`network ${networkNameOrId} not found`);
    throw notFound(`endpoint ${containerNameOrId} not found`);
  }
  // With `force`, a network that no longer exists is searched for among the attachments.
  if (!isUp(container) || (!network && force)) {
    const name = network?.name ?? networkNameOrId;
    if (!container.attachments.delete(name)) {
      throw systemError(`container ${container.id} is not connected to the network ${name}`);
    }
    return;
  }
  if (!network) throw notFound(`network ${networkNameOrId} not found`);
  if (network.driver === 'host' && container.networkMode === 'host') {
    throw badRequest('container cannot be disconnected from host network or connected to host network');
  }
  const attachment = container.attachments.get(network.name);
  if (!attachment || !network.members.has(container.id)) {
    throw systemError(`container ${container.id} is not connected to network ${network.name}`);
  }
  deleteEndpoint(state, container, attachment);
  container.attachments.delete(network.name);
  publishPorts(state, container);
  announceNetwork(state.events, network, 'disconnect', container);
}
