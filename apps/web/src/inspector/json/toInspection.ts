import type { TopologyIndex } from '@portolan/topology';
import type { Inspected } from '../../store/useView.ts';
import { toTargetName } from './toFieldCommand.ts';
import type { Path } from './jsonFields.ts';

/** What is inspected: whose JSON, how it is called, and where one starts to look. */
export interface Inspection {
  kind: 'network' | 'container';
  id: string;
  name: string;
  /** The name for the command line. */
  target: string;
  /** Whether the engine can tell of services: `--verbose`. */
  isSwarm: boolean;
  /** The field shown first; the root for a whole thing. */
  start: Path;
}

/** An attachment is inspected as its part of the container. `null`: it is gone. */
export function toInspection(index: TopologyIndex, inspected: Inspected): Inspection | null {
  if (inspected.kind === 'network') {
    const network = index.networks.get(inspected.id);
    if (!network) return null;
    const namesakes = index.topology.networks.filter(({ name }) => name === network.name).length;
    return {
      ...{ kind: 'network', id: network.id, name: network.name, start: [] },
      ...{ target: toTargetName(network, namesakes), isSwarm: network.scope === 'swarm' },
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
