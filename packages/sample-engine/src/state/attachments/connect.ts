import { announceNetwork } from '../../events/announce.ts';
import { badRequest, notFound, systemError } from '../../EngineError.ts';
import {
  checkAttachable,
  checkEndpointSettings,
  checkJoin,
  checkNamespace,
  networkOf,
  swarmNetworkNotFound,
} from './attachmentRules.ts';
import { deleteEndpoint, createEndpoint } from './endpoints.ts';
import type { EngineState } from '../EngineState.ts';
import { publishPorts } from '../ports/publishPorts.ts';
import { isUp, type Attachment, type ContainerRecord } from '../records.ts';
import type { EndpointRequest } from '../requests.ts';

/** An attachment as configured, before any start. */
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

/** Joins a container to a network: at once when it runs, at its next start when not (R102). */
export function connect(
  state: EngineState,
  networkTerm: string,
  containerTerm: string,
  request: EndpointRequest,
): void {
  const container = state.container(containerTerm);
  const network = state.findNetwork(networkTerm);
  if (!isUp(container)) {
    // dockerd checks a network that is not there only at the next start.
    if (!network) {
      checkEndpointSettings(networkTerm, undefined, request);
      container.attachments.set(networkTerm, { ...toAttachment(networkTerm, request), mac: '' });
      return;
    }
    checkNamespace(state, container, network);
    checkEndpointSettings(network.name, network, request);
    // Joined already, it keeps its settings without a word; a network of that name that is gone gives way (R181).
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
  if (!network) throw swarmNetworkNotFound(networkTerm);
  checkAttachable(network);
  checkNamespace(state, container, network);
  checkEndpointSettings(network.name, network, request);
  // MacAddress is ignored by connect before API 1.54.
  joinLive(state, container, toAttachment(network.name, { ...request, mac: '' }));
}

/** A join that fails leaves the attachment behind, as dockerd does (R180). */
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

/** Takes a container off a network; `force` also accepts a container that is gone. */
export function disconnect(
  state: EngineState,
  networkTerm: string,
  containerTerm: string,
  force: boolean,
): void {
  const container = state.findContainer(containerTerm);
  const network = state.findNetwork(networkTerm);
  if (!container) {
    if (!force) throw notFound(`No such container: ${containerTerm}`);
    if (!network) throw notFound(`network ${networkTerm} not found`);
    throw notFound(`endpoint ${containerTerm} not found`);
  }
  // By force, a network that is gone is looked for among the attachments as well.
  if (!isUp(container) || (!network && force)) {
    const name = network?.name ?? networkTerm;
    if (!container.attachments.delete(name)) {
      throw systemError(`container ${container.id} is not connected to the network ${name}`);
    }
    return;
  }
  if (!network) throw notFound(`network ${networkTerm} not found`);
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
