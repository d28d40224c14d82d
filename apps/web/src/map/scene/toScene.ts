import { isRunning, resolveNamespace } from '@portolan/topology';
import type { Attachment, Container, Network, TopologyIndex } from '@portolan/topology';
import { ADDRESS, CARD, LABEL } from '../layouts/measures.ts';
import { toEntryPoints } from './toEntryPoints.ts';
import { NO_PROJECT } from './scene.ts';
import type { CardState, Scene, SceneCard, SceneNetwork, SceneStub, SceneTap } from './scene.ts';
import { shortContainerName, shortNetworkName, soleServices } from './shortNames.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { toLabel } from './toLabel.ts';

/**
 * R63: returns what the map draws of a topology: each container once (a sharer as a chip on the card of its owner),
 * each network except `host` and `none` (one that the engine creates itself only while it has members), each attachment
 * to one of them, and a stub for each attachment to a removed network.
 */
export function toScene(index: TopologyIndex): Scene {
  const sole = soleServices(index);
  const cards: SceneCard[] = [];
  const cardOf = new Map<string, string>();
  for (const container of index.containers.values()) {
    const resolved = resolveNamespace(container, index.containers);
    const nested = container.namespace.kind === 'container' && resolved.kind !== 'broken';
    cardOf.set(container.id, nested ? resolved.ownerId : container.id);
    if (!nested) cards.push(toCard(index, container, index.sharersOf(container.id), sole));
  }
  const networks = index.topology.networks.filter((each) => isDrawn(index, each)).map(toNetwork);
  const drawn = new Set(networks.map((each) => each.id));
  const taps: SceneTap[] = [];
  for (const attachment of index.topology.attachments) {
    const cardId = cardOf.get(attachment.containerId);
    if (cardId === undefined || !drawn.has(attachment.networkId)) continue;
    taps.push({
      id: attachment.id,
      cardId,
      networkId: attachment.networkId,
      live: attachment.state === 'live',
      address: toLabel(addressOf(attachment), ADDRESS.width, ADDRESS.size),
    });
  }
  return { cards, networks, taps };
}

function isDrawn(index: TopologyIndex, network: Network): boolean {
  if (network.driver === 'host' || network.driver === 'null') return false;
  return !isEngineMade(network) || index.attachmentsOfNetwork(network.id).length > 0;
}

/** True for networks that the engine creates itself: the predefined ones, the ingress network and docker_gwbridge. */
export const isEngineMade = (network: Network) =>
  network.predefined || network.ingress || network.name === 'docker_gwbridge';

function toCard(
  index: TopologyIndex,
  container: Container,
  sharers: readonly Container[],
  sole: ReadonlySet<string>,
): SceneCard {
  const broken = container.namespace.kind === 'container';
  const state = toState(container);
  const note = broken ? 'owner removed' : noteOf(container);
  const noteRoom = note ? CARD.noteGap + note.length * CARD.noteCharacter : 0;
  return {
    id: container.id,
    label: toLabel(
      shortContainerName(container, sole),
      CARD.width - CARD.besideName - noteRoom,
      CARD.nameSize,
    ),
    name: toVisible(container.name),
    band: container.project ?? NO_PROJECT,
    state,
    note,
    alert: broken || state === 'unhealthy' || state === 'dead' || state === 'restarting',
    chips: sharers.map((each) => ({
      id: each.id,
      label: toLabel(shortContainerName(each, sole), CARD.chipName, CARD.smallSize),
      state: toState(each),
    })),
    stubs: stubsOf(index, container),
    entryPoints: toEntryPoints(index, container),
  };
}

function stubsOf(index: TopologyIndex, container: Container): SceneStub[] {
  return index
    .attachmentsOfContainer(container.id)
    .filter((attachment) => !index.networks.has(attachment.networkId))
    .map(({ id, networkName, networkId }) => ({
      id,
      label: toLabel(
        `${networkName || networkId.slice(0, 12)} removed`,
        CARD.width - CARD.besideStub,
        CARD.smallSize,
      ),
    }));
}

function toState(container: Container): CardState {
  if (container.state === 'restarting' || container.state === 'paused') return container.state;
  if (container.state === 'dead' || container.state === 'removing') return 'dead';
  if (!isRunning(container)) return 'stopped';
  return container.health === 'unhealthy' || container.health === 'starting' ? container.health : 'running';
}

function noteOf(container: Container): string {
  if (container.state === 'exited') {
    return container.exitCode ? `exit ${container.exitCode}` : 'stopped';
  }
  if (container.state !== 'running') return container.state;
  return container.health === 'unhealthy' || container.health === 'starting' ? container.health : '';
}

function toNetwork(network: Network): SceneNetwork {
  const parts = [
    driverText(network),
    network.configOnly ? 'config-only' : (network.options['parent'] ?? ''),
    subnetText(network),
  ];
  return {
    id: network.id,
    label: toLabel(shortNetworkName(network), LABEL.maxWidth, LABEL.name),
    name: toVisible(network.name),
    detail: toLabel(parts.filter(Boolean).join(' · '), LABEL.maxWidth, LABEL.detail),
    driver: network.driver,
    internal: network.internal,
    engineMade: isEngineMade(network),
    configOnly: network.configOnly,
    band: network.project ?? NO_PROJECT,
  };
}

/** Returns the first IPv4 subnet, or else the first subnet, and the number of further ones: `10.0.0.0/24 +1`. */
function subnetText({ ipam }: Network): string {
  const subnets = ipam.config.map((config) => config.subnet);
  const first = subnets.find((subnet) => !subnet.includes(':')) ?? subnets[0] ?? '';
  return subnets.length > 1 ? `${first} +${subnets.length - 1}` : first;
}

function driverText({ driver, internal }: Network): string {
  if (!internal) return driver || 'not allocated';
  return driver === 'bridge' ? 'internal' : `${driver} internal`;
}

const addressOf = (attachment: Attachment): string =>
  attachment.ipv4 ?? attachment.ipv6 ?? attachment.requested.ipv4 ?? attachment.requested.ipv6 ?? '';
