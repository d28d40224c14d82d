import { defaultGatewayIn } from '../defaultGateway.ts';
import { sortById } from '../sortById.ts';
import { isFailedConnect } from '../Endpoint.ts';
import { attachmentId } from '../model.ts';
import type { Attachment, Container, Network, Port, Topology } from '../model.ts';
import { isRunning, resolveNamespace } from '../namespaces.ts';
import { carriesPorts, mapsPorts } from '../traits/networkTraits.ts';
import { isPublished } from '../traits/portTraits.ts';
import { isNetworkOfModeGone, requiresNetworkOfMode } from './cannotStart.ts';
import type { Edit, RequestedEndpoint } from './Edit.ts';
import { namesOf, newAttachment, newContainer, newNetwork } from './newEntities.ts';

/** A topology that edits are applied to. An edit that the engine would refuse does nothing. */
export class EditDraft {
  readonly #before: Topology;
  readonly #networks: Map<string, Network>;
  readonly #containers: Map<string, Container>;
  readonly #attachments: Map<string, Attachment>;
  /** The last seen published ports of each container, by container id. They apply again once it runs with a default gateway. */
  readonly #published = new Map<string, Port[]>();

  constructor(topology: Topology) {
    this.#before = topology;
    this.#networks = new Map(topology.networks.map((each) => [each.id, each]));
    this.#containers = new Map(topology.containers.map((each) => [each.id, each]));
    this.#attachments = new Map(topology.attachments.map((each) => [each.id, each]));
  }

  toTopology(): Topology {
    return {
      engine: this.#before.engine,
      networks: sortById([...this.#networks.values()]),
      containers: sortById([...this.#containers.values()]),
      attachments: sortById([...this.#attachments.values()]),
    };
  }

  /** R28: attachments that name this network without an id become attachments to it. */
  createNetwork(name: string): void {
    const network = newNetwork(name);
    if ([...this.#networks.values()].some((each) => each.name === name)) return;
    this.#networks.set(network.id, network);
    for (const attachment of [...this.#attachments.values()]) {
      if (attachment.networkId !== '' || attachment.networkName !== name) continue;
      this.#attachments.delete(attachment.id);
      const id = attachmentId(attachment.containerId, network.id);
      this.#attachments.set(id, { ...attachment, id, networkId: network.id });
    }
  }

  /** Stopped members keep their attachment, as a removed-network attachment (20.10.24, 28.5.2). */
  removeNetwork(networkId: string): void {
    const network = this.#networks.get(networkId);
    const isInUse = [...this.#attachments.values()].some(
      (each) => each.networkId === networkId && this.#isJoined(each),
    );
    if (network && !network.predefined && !isInUse) this.#networks.delete(networkId);
  }

  connect(containerId: string, networkId: string, requested: RequestedEndpoint = {}): void {
    const container = this.#containers.get(containerId);
    const network = this.#networks.get(networkId);
    if (!container || !network || container.namespace.kind !== 'own') return;
    const known = this.#attachments.get(attachmentId(containerId, networkId));
    if (known && !isFailedConnect(this.#before.engine, known)) return;
    const attachment = newAttachment(container, network, requested);
    this.#attachments.set(attachment.id, isRunning(container) ? goLive(attachment) : attachment);
    this.#updatePorts(containerId);
  }

  disconnect(containerId: string, networkId: string): void {
    this.#attachments.delete(attachmentId(containerId, networkId));
    this.#updatePorts(containerId);
  }

  runContainer(edit: Extract<Edit, { kind: 'run-container' }>): void {
    const container = newContainer(edit);
    this.#containers.set(container.id, container);
    this.#published.set(
      container.id,
      edit.ports.map((port) => ({ ...port, ip: port.ip ?? '0.0.0.0' })),
    );
    const bridge = [...this.#networks.values()].find((each) => each.predefined && each.driver === 'bridge');
    const networks = bridge && edit.networks.length === 0 ? [{ networkId: bridge.id }] : edit.networks;
    for (const { networkId, ...rest } of networks) {
      this.connect(container.id, networkId, 'endpoint' in rest ? rest.endpoint : {});
    }
  }

  /** A container does not start if it needs a network or an owner that no longer exists, or if its owner does not run. */
  start(containerId: string): void {
    const container = this.#containers.get(containerId);
    if (!container || isRunning(container)) return;
    const attachments = this.#attachmentsOf(containerId);
    const shares = container.namespace.kind === 'container';
    if (!shares && attachments.some((each) => !this.#networks.has(each.networkId))) return;
    if (
      attachments.length > 0 &&
      requiresNetworkOfMode(this.#before.engine) &&
      isNetworkOfModeGone(container, this.#networks.values())
    )
      return;
    if (shares) {
      const { kind, ownerId } = resolveNamespace(container, this.#containers);
      const owner = this.#containers.get(ownerId);
      if (kind === 'broken' || !owner || !isRunning(owner)) return;
    }
    this.#put({ ...container, state: 'running', exitCode: null, startedAt: this.#latestStart() });
    // 20.10.24 lets a stopped sharer be connected, but gives it no endpoint at its start (R27).
    if (!shares) for (const each of attachments) this.#attachments.set(each.id, goLive(each));
    this.#updatePorts(containerId);
  }

  stop(containerId: string): void {
    const container = this.#containers.get(containerId);
    if (!container || !isRunning(container)) return;
    this.#rememberPorts(container);
    this.#put({ ...container, state: 'exited', health: null, ports: [] });
    for (const each of this.#attachmentsOf(containerId)) this.#attachments.set(each.id, goConfigured(each));
  }

  setPaused(containerId: string, paused: boolean): void {
    const container = this.#containers.get(containerId);
    if (container?.state === (paused ? 'running' : 'paused')) {
      this.#put({ ...container, state: paused ? 'paused' : 'running' });
    }
  }

  /** The new name resolves at once. An alias or hostname equal to the old name stays (20.10.24, 28.5.2). */
  rename(containerId: string, name: string): void {
    const container = this.#containers.get(containerId);
    if (!container) return;
    const renamed = { ...container, name };
    this.#put(renamed);
    for (const each of this.#attachmentsOf(containerId)) {
      if (each.names.length === 0) continue;
      this.#attachments.set(each.id, { ...each, names: namesOf(renamed, each.aliases) });
    }
  }

  removeContainer(containerId: string): void {
    this.#containers.delete(containerId);
    for (const each of this.#attachmentsOf(containerId)) this.#attachments.delete(each.id);
  }

  #put(container: Container): void {
    this.#containers.set(container.id, container);
  }

  #attachmentsOf(containerId: string): Attachment[] {
    return [...this.#attachments.values()].filter((each) => each.containerId === containerId);
  }

  #isJoined(attachment: Attachment): boolean {
    return attachment.state === 'live' && !isFailedConnect(this.#before.engine, attachment);
  }

  #rememberPorts(container: Container): void {
    if (container.ports.some(isPublished)) this.#published.set(container.id, container.ports);
  }

  /**
   * R124: published ports follow the default gateway and exist only while its network can carry them. When a container
   * joins an internal network, 20.10.24 maps no port; ports that are already mapped stay when the default gateway falls
   * back to an internal network.
   */
  #updatePorts(containerId: string): void {
    const container = this.#containers.get(containerId);
    if (!container || !isRunning(container)) return;
    this.#rememberPorts(container);
    const gateway = defaultGatewayIn(this.#before.engine, this.#networks, this.#attachmentsOf(containerId));
    const carries =
      gateway && (carriesPorts(gateway) || (mapsPorts(gateway) && container.ports.some(isPublished)));
    const ports = carries ? (this.#published.get(containerId) ?? []) : [];
    if (ports.length > 0 || container.ports.length > 0) this.#put({ ...container, ports });
  }

  /** A time after every start so far, so that sharers of the container that starts now count as cut off (R2). */
  #latestStart(): string {
    let latest = 0;
    for (const { startedAt } of this.#containers.values()) {
      if (startedAt !== null) latest = Math.max(latest, Date.parse(startedAt) || 0);
    }
    return new Date(latest + 1000).toISOString();
  }
}

/** The attachment of a started container, with an endpoint. Its addresses are the requested ones, else unknown. */
function goLive(attachment: Attachment): Attachment {
  const { ipv4, ipv6 } = attachment.requested;
  return { ...attachment, state: 'live', endpointId: `new ${attachment.id}`, ipv4, ipv6 };
}

function goConfigured(attachment: Attachment): Attachment {
  const none = { endpointId: null, ipv4: null, ipv6: null, mac: null, gateway: null, gatewayIPv6: null };
  return { ...attachment, ...none, state: 'configured' };
}
