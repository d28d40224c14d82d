import type { Attachment } from '@portolan/topology';
import { ADDRESS } from '../layouts/measures.ts';
import type { SceneTap } from './scene.ts';
import { toLabel } from './toLabel.ts';

/** Returns the tap of an attachment from a card. */
export function toTap(attachment: Attachment, cardId: string): SceneTap {
  const { ipv4, ipv6, requested } = attachment;
  const address = ipv4 ?? ipv6 ?? requested.ipv4 ?? requested.ipv6 ?? '';
  return {
    id: attachment.id,
    cardId,
    networkId: attachment.networkId,
    live: attachment.state === 'live',
    address: toLabel(address, ADDRESS.width, ADDRESS.size),
  };
}
