import { refusalToConnect } from '@portolan/topology';
import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { toVisible } from '../theme/toVisible.ts';

interface Option {
  value: string;
  label: string;
  disabled: boolean;
}

const byUse = (a: Option, b: Option) =>
  Number(a.disabled) - Number(b.disabled) || a.label.localeCompare(b.label, 'en', { numeric: true });

/** R85: every container; those that could not join `network` stand last and cannot be chosen. */
export function containerOptions(index: TopologyIndex, network: Network | undefined): Option[] {
  return index.topology.containers
    .map((container) => ({
      value: container.id,
      label: toVisible(container.name, 60),
      disabled: network !== undefined && refusalToConnect(index, container, network) !== null,
    }))
    .sort(byUse);
}

/** R85: every network with driver and subnet; those that `container` could not join stand last. */
export function networkOptions(index: TopologyIndex, container: Container | undefined): Option[] {
  return index.topology.networks
    .map((network) => ({
      value: network.id,
      label: [toVisible(network.name, 60), network.driver, network.ipam.config[0]?.subnet]
        .filter(Boolean)
        .join(' · '),
      disabled: container !== undefined && refusalToConnect(index, container, network) !== null,
    }))
    .sort(byUse);
}
