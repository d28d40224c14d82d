import { refusalToConnect } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../../theme/toVisible.ts';

/** An entry in the list of containers or networks. */
export interface ConnectOption {
  value: string;
  label: string;
  /** State and project, or driver and subnets; for a disabled entry the reason. */
  detail: string;
  disabled: boolean;
}

const byUse = (a: ConnectOption, b: ConnectOption) =>
  Number(a.disabled) - Number(b.disabled) || a.label.localeCompare(b.label, 'en', { numeric: true });

/** R85: lists every container. Those that cannot be connected to any of `networks` come last and are disabled. */
export function containerOptions(index: TopologyIndex, networks: readonly Network[]): ConnectOption[] {
  return index.topology.containers
    .map((container) => {
      const why = commonRefusal(networks.map((network) => refusalToConnect(index, container, network)));
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

/** R85: lists every network. Those that none of `containers` can be connected to come last and are disabled. */
export function networkOptions(index: TopologyIndex, containers: readonly Container[]): ConnectOption[] {
  return index.topology.networks
    .map((network) => {
      const why = commonRefusal(containers.map((container) => refusalToConnect(index, container, network)));
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

/** Returns the first reason if every combination is refused; `null` if one is possible or the list is empty. */
function commonRefusal(refusals: readonly ({ reason: string } | null)[]): string | null {
  const [first] = refusals;
  return first && !refusals.includes(null) ? first.reason : null;
}
