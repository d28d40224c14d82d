import type { EngineState } from './EngineState.ts';
import type { Attachment, ContainerRecord, NetworkRecord } from './records.ts';

/**
 * The attachment that carries a container's default gateway: highest priority, then smallest network
 * name; never an internal network. Published ports follow it (R105).
 */
export function gatewayAttachment(
  state: EngineState,
  container: ContainerRecord,
): { attachment: Attachment; network: NetworkRecord } | null {
  let best: { attachment: Attachment; network: NetworkRecord } | null = null;
  for (const attachment of container.attachments.values()) {
    const network = attachment.live ? state.networks.get(attachment.networkId) : undefined;
    if (!network || network.internal || network.driver === 'null') continue;
    if (best && !goesBefore(attachment, best.attachment)) continue;
    best = { attachment, network };
  }
  return best;
}

function goesBefore(a: Attachment, b: Attachment): boolean {
  if (a.gatewayPriority !== b.gatewayPriority) return a.gatewayPriority > b.gatewayPriority;
  return a.network < b.network;
}
