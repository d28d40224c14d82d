import { isFailedConnect } from '../leftOver.ts';
import type { Attachment, Engine, Network } from '../model.ts';
import type { TopologyIndex } from '../TopologyIndex.ts';

/** R220: the engine's own networks have no name service; Podman's serves bridges alone. */
function hasNameService({ product }: Engine, { driver, predefined }: Network): boolean {
  if (predefined || driver === 'host' || driver === 'null') return false;
  return product === 'docker' || driver === 'bridge';
}

/** R220: whether names lead to a member: only while its stack is there, paused or not. */
export function answers(index: TopologyIndex, attachment: Attachment): boolean {
  const { engine } = index.topology;
  const network = index.networks.get(attachment.networkId);
  const served = network !== undefined && hasNameService(engine, network);
  return served && attachment.state === 'live' && !isFailedConnect(engine, attachment);
}
