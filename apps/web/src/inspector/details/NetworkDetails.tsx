import { parentInterface } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { compareNames } from '../../store/counts/compareNames.ts';
import { NetworkSwatch } from '../parts/NetworkSwatch.tsx';
import { Literal } from '../../theme/Literal.tsx';
import { ActionList } from '../parts/ActionList.tsx';
import { AttachmentRow } from '../parts/AttachmentRow.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import classes from '../Inspector.module.css';
import { networkFlags } from '../parts/networkFlags.ts';
import { InspectButton } from '../parts/InspectButton.tsx';
import { KeyValueList } from '../parts/KeyValueList.tsx';
import { FactList, Section } from '../parts/Section.tsx';
import { toLocalTime } from '../parts/toLocalTime.ts';

interface NetworkDetailsProps {
  index: TopologyIndex;
  network: Network;
}

/** The number of members listed; beyond it, the table is the better place. */
const MAX_MEMBERS = 60;

/** The details of a network: driver, flags, subnets and members. */
export function NetworkDetails({ index, network }: NetworkDetailsProps) {
  const attachments = [...index.attachmentsOfNetwork(network.id)].sort((a, b) =>
    compareNames(nameOf(index, a.containerId), nameOf(index, b.containerId)),
  );
  const flags = networkFlags(network);
  return (
    <>
      <p className={classes.kind}>
        <NetworkSwatch network={network} /> Network · {network.driver || 'not allocated'}
      </p>
      <h2 className={classes.heading}>
        <Copyable text={network.name} what="name" max={600} />
      </h2>
      {flags.length > 0 && (
        <div className={classes.tags}>
          {flags.map(({ label, meaning }) => (
            <span key={label} className={classes.tag} title={meaning}>
              {label}
            </span>
          ))}
        </div>
      )}
      <FactList
        facts={[
          ['Scope', network.scope],
          ['Project', network.project && <Literal text={network.project} />],
          ['Parent', parentInterface(index, network.id)],
          ['Settings from', network.configFrom && <Literal text={network.configFrom} />],
          ['ID', <Copyable key="id" mono text={network.id} short={network.id.slice(0, 12)} what="ID" />],
          ['Created', network.created && toLocalTime(network.created)],
        ]}
      />
      {network.ipam.config.map((subnet) => (
        <Section key={subnet.subnet} title="Subnet">
          <FactList
            facts={[
              ['Subnet', <Copyable key="subnet" mono text={subnet.subnet} what="subnet" />],
              ['Gateway', subnet.gateway && <Copyable mono text={subnet.gateway} what="gateway" />],
              ['Range', subnet.ipRange && <Copyable mono text={subnet.ipRange} what="range" />],
              ...Object.entries(subnet.auxiliaryAddresses).map(
                ([name, address]): [string, React.ReactNode] => [
                  'Reserved',
                  <span key={name}>
                    <Literal text={name} /> <Literal mono text={address} />
                  </span>,
                ],
              ),
            ]}
          />
        </Section>
      ))}
      <Section title={`Members (${attachments.length})`}>
        {attachments.length === 0 && <p className={classes.quiet}>No container is connected.</p>}
        <ul className={classes.rows}>
          {attachments.slice(0, MAX_MEMBERS).map((attachment) => (
            <AttachmentRow key={attachment.id} index={index} attachment={attachment} towards="container" />
          ))}
        </ul>
        {attachments.length > MAX_MEMBERS && (
          <p className={classes.quiet}>
            …and {attachments.length - MAX_MEMBERS} more. The table lists all of them.
          </p>
        )}
      </Section>
      <ActionList selection={{ kind: 'network', id: network.id }} />
      <KeyValueList title="Options" pairs={network.options} />
      <KeyValueList title="Labels" pairs={network.labels} />
      <InspectButton of={{ kind: 'network', id: network.id }} />
    </>
  );
}

const nameOf = (index: TopologyIndex, containerId: string): string =>
  index.containers.get(containerId)?.name ?? '';
