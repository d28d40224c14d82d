import type { Attachment, TopologyIndex } from '@portolan/topology';
import { Literal } from '../../theme/Literal.tsx';
import { attachmentStateText } from '../parts/attachmentStateText.ts';
import { ActionList } from '../parts/ActionList.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import { InspectButton } from '../parts/InspectButton.tsx';
import classes from '../Inspector.module.css';
import { ContainerLinkById, NetworkLink } from '../parts/Links.tsx';
import { KeyValueList } from '../parts/KeyValueList.tsx';
import { FactList, Section } from '../parts/Section.tsx';
import { useServerStore } from '../../store/engine/serverStore.ts';

interface AttachmentDetailsProps {
  index: TopologyIndex;
  attachment: Attachment;
}

/** The details of an attachment: addresses, names and gateway. */
export function AttachmentDetails({ index, attachment }: AttachmentDetailsProps) {
  const network = index.networks.get(attachment.networkId);
  const { requested } = attachment;
  const role = useServerStore((state) => state.role);
  return (
    <>
      <p className={classes.kind}>Attachment · {attachmentStateText(attachment, network)}</p>
      <h2 className={classes.heading}>
        <ContainerLinkById index={index} id={attachment.containerId} />
        <span aria-hidden>→</span>
        {network ? <NetworkLink network={network} /> : <Literal text={attachment.networkName} max={200} />}
      </h2>
      {network && attachment.state === 'configured' && (
        <p className={classes.quiet}>The container is not running. It gets its addresses when it starts.</p>
      )}
      {!network && (
        <p className={classes.warning}>
          This network was removed, so the container cannot start. The engine remembers the network’s id, so a
          new network of the same name does not help. Recreate the container.
        </p>
      )}
      <FactList
        facts={[
          ['IPv4', attachment.ipv4 && <Copyable mono text={attachment.ipv4} what="IPv4 address" />],
          ['IPv6', attachment.ipv6 && <Copyable mono text={attachment.ipv6} what="IPv6 address" />],
          ['MAC', attachment.mac && <Copyable mono text={attachment.mac} what="MAC address" />],
          ['Gateway', attachment.gateway && <Copyable mono text={attachment.gateway} what="gateway" />],
          [
            'IPv6 gateway',
            attachment.gatewayIPv6 && <Copyable mono text={attachment.gatewayIPv6} what="gateway" />,
          ],
          ['Priority', attachment.gatewayPriority !== 0 && String(attachment.gatewayPriority)],
          ['Requested IPv4', requested.ipv4 && <Literal mono text={requested.ipv4} />],
          ['Requested IPv6', requested.ipv6 && <Literal mono text={requested.ipv6} />],
        ]}
      />
      {attachment.names.length > 0 && (
        <Section title="Names on this network">
          <Tags texts={attachment.names} />
        </Section>
      )}
      {attachment.links.length > 0 && (
        <Section title="Links">
          <Tags texts={attachment.links} />
        </Section>
      )}
      <ActionList selection={{ kind: 'attachment', id: attachment.id }} />
      <KeyValueList title="Driver options" pairs={attachment.driverOptions} />
      {role === 'operator' && <InspectButton of={{ kind: 'attachment', id: attachment.id }} />}
    </>
  );
}

function Tags({ texts }: { texts: string[] }) {
  return (
    <div className={classes.tags}>
      {[...new Set(texts)].map((text) => (
        <span key={text} className={classes.tag}>
          <Copyable mono text={text} what="name" />
        </span>
      ))}
    </div>
  );
}
