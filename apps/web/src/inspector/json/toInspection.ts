import type { TopologyIndex } from '@portolan/topology';
import type { InspectedEntity } from '../../store/useView.ts';
import { toTargetName } from './toFieldCommand.ts';
import type { Path } from './jsonFields.ts';

/** The network or container whose JSON is shown, its names, and the field that is shown first. */
export interface Inspection {
  kind: 'network' | 'container';
  id: string;
  name: string;
  /** The name or id for the docker command. */
  target: string;
  /** True for a network of swarm scope, for which `--verbose` lists services. */
  isSwarm: boolean;
  /** The field that is shown first; the root for a network or container itself. */
  start: Path;
}

/** Returns what to inspect for the page's address; `null` if it no longer exists. An attachment is shown as a part of its container. */
export function toInspection(index: TopologyIndex, inspected: InspectedEntity): Inspection | null {
  if (inspected.kind === 'network') {
    const network = index.networks.get(inspected.id);
    if (!network) return null;
    const sameNameCount = index.topology.networks.filter(({ name }) => name === network.name).length;
    return {
      ...{ kind: 'network', id: network.id, name: network.name, start: [] },
      ...{ target: toTargetName(network, sameNameCount), isSwarm: network.scope === 'swarm' },
    };
  }
  const attachment = inspected.kind === 'attachment' ? index.attachments.get(inspected.id) : undefined;
  const container = index.containers.get(attachment?.containerId ?? inspected.id);
  if (!container) return null;
  return {
    ...{ kind: 'container', id: container.id, name: container.name, isSwarm: false },
    ...{
      target: toTargetName(container, 1),
      start: attachment ? ['NetworkSettings', 'Networks', attachment.networkName] : [],
    },
  };
}
