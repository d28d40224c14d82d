import type { Attachment, Network } from '@portolan/topology';

/** Returns the state of an attachment. One whose network was removed cannot become live again. */
export const attachmentStateText = ({ state }: Attachment, network: Network | undefined): string =>
  network ? state : 'network removed';
