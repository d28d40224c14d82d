import type { Network, TopologyIndex } from '@portolan/topology';
import { LABEL } from '../layouts/measures.ts';
import { toVisible } from '../../theme/toVisible.ts';
import { NO_PROJECT } from './scene.ts';
import type { SceneNetwork } from './scene.ts';
import { shortNetworkName } from './shortNames.ts';
import { toLabel } from './toLabel.ts';

/** R63: true for a network that has a bar: not `host` and `none`, and one that the engine made only with members. */
export function isDrawn(index: TopologyIndex, network: Network): boolean {
  if (network.driver === 'host' || network.driver === 'null') return false;
  return !isEngineMade(network) || index.attachmentsOfNetwork(network.id).length > 0;
}

/** True for networks that the engine creates itself: the predefined ones, the ingress network and docker_gwbridge. */
export const isEngineMade = (network: Network) =>
  network.predefined || network.ingress || network.name === 'docker_gwbridge';

/** Returns what is drawn of a network. */
export function toSceneNetwork(network: Network): SceneNetwork {
  const parent = network.configOnly ? 'config-only' : (network.options['parent'] ?? '');
  const lines = [[driverText(network), parent].filter(Boolean).join(' · '), subnetText(network)];
  return {
    id: network.id,
    label: toLabel(shortNetworkName(network), LABEL.maxWidth, LABEL.name),
    name: toVisible(network.name),
    details: lines.filter(Boolean).map((line) => toLabel(line, LABEL.maxWidth, LABEL.detail)),
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
