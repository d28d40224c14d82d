import { refusalToConnect } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';

/** An entry of a list to choose from. */
export interface ConnectOption {
  value: string;
  label: string;
  /** What tells it from others, or why it cannot be chosen. */
  detail: string;
  disabled: boolean;
}

const byUse = (a: ConnectOption, b: ConnectOption) =>
  Number(a.disabled) - Number(b.disabled) || a.label.localeCompare(b.label, 'en', { numeric: true });

/** R85: every container; those that could join none of `networks` stand last and cannot be chosen. */
export function containerOptions(index: TopologyIndex, networks: readonly Network[]): ConnectOption[] {
  return index.topology.containers
    .map((container) => {
      const why = whyNone(networks.map((network) => refusalToConnect(index, container, network)));
      const detail = why ?? [container.state, container.project && toVisible(container.project, 40)];
      return {
        value: container.id,
        label: toVisible(container.name, 60),
        detail: typeof detail === 'string' ? detail : detail.filter(Boolean).join(' · '),
        disabled: why !== null,
      };
    })
    .sort(byUse);
}

/** R85: every network with driver and subnet; those that none of `containers` could join stand last. */
export function networkOptions(index: TopologyIndex, containers: readonly Container[]): ConnectOption[] {
  return index.topology.networks
    .map((network) => {
      const why = whyNone(containers.map((container) => refusalToConnect(index, container, network)));
      const subnets = network.ipam.config.map(({ subnet }) => subnet);
      return {
        value: network.id,
        label: toVisible(network.name, 60),
        detail: why ?? [network.driver, ...subnets].filter(Boolean).join(' · '),
        disabled: why !== null,
      };
    })
    .sort(byUse);
}

/** Why there is none to join; `null` where there is one, or nobody was asked. */
function whyNone(refusals: readonly ({ reason: string } | null)[]): string | null {
  const [first] = refusals;
  return first && !refusals.includes(null) ? first.reason : null;
}
