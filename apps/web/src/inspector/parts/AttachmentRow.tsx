import type { Attachment, TopologyIndex } from '@portolan/topology';
import { Literal } from '../../theme/Literal.tsx';
import classes from '../Inspector.module.css';
import { attachmentStateText } from './attachmentStateText.ts';
import { ContainerLinkById, NetworkLink } from './Links.tsx';
import { useSelection } from '../../store/useSelection.ts';

interface AttachmentRowProps {
  index: TopologyIndex;
  attachment: Attachment;
  towards: 'network' | 'container';
}

/** One attachment in a list: a link to its network or container, and its address as a link to the attachment. */
export function AttachmentRow({ index, attachment, towards }: AttachmentRowProps) {
  const { select } = useSelection();
  const network = index.networks.get(attachment.networkId);
  const address = attachment.ipv4 ?? attachment.ipv6;
  return (
    <li>
      <span className={classes.grow}>
        {towards === 'container' && <ContainerLinkById index={index} id={attachment.containerId} />}
        {towards === 'network' && network && <NetworkLink network={network} />}
        {towards === 'network' && !network && <Literal text={attachment.networkName} />}
      </span>
      <span className={classes.end}>
        <button
          type="button"
          className={classes.link}
          title="Show the attachment"
          onClick={() => select({ kind: 'attachment', id: attachment.id })}
        >
          {network && address ? <Literal mono text={address} /> : attachmentStateText(attachment, network)}
        </button>
      </span>
    </li>
  );
}
