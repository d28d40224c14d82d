import { parentInterface } from '@portolan/topology';
import type { Network, TopologyIndex } from '@portolan/topology';
import { NetworkSwatch } from './NetworkSwatch.tsx';
import { Literal } from '../theme/Literal.tsx';
import { Actions } from './Actions.tsx';
import { AttachmentRow } from './AttachmentRow.tsx';
import { Copyable } from './Copyable.tsx';
import classes from './Inspector.module.css';
import { flagsOf } from './flagsOf.ts';
import { InspectButton } from './InspectButton.tsx';
import { Pairs } from './Pairs.tsx';
import { FactList, Section } from './Section.tsx';
import { toMoment } from './toMoment.ts';

interface NetworkFactsProps {
  index: TopologyIndex;
  network: Network;
}

/** How many members are listed before the table is the better place. */
const MOST_MEMBERS = 60;

/** A network: driver, subnets, what it is for, and its members. */
export function NetworkFacts({ index, network }: NetworkFactsProps) {
  const attachments = [...index.attachmentsOfNetwork(network.id)].sort((a, b) =>
    nameOf(index, a.containerId).localeCompare(nameOf(index, b.containerId), 'en', { numeric: true }),
  );
  const flags = flagsOf(network);
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
          {flags.map(({ word, means }) => (
            <span key={word} className={classes.tag} title={means}>
              {word}
            </span>
          ))}
        </div>
      )}
      <FactList
        facts={[
          ['Scope', network.scope],
          ['Project', network.project && <Literal text={network.project} />],
          ['Parent', parentInterface(index, network.id)],
          ['Settings of', network.configFrom && <Literal text={network.configFrom} />],
          ['Id', <Copyable key="id" mono text={network.id} short={network.id.slice(0, 12)} what="id" />],
          ['Created', network.created && toMoment(network.created)],
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
                  'Kept out',
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
          {attachments.slice(0, MOST_MEMBERS).map((attachment) => (
            <AttachmentRow key={attachment.id} index={index} attachment={attachment} towards="container" />
          ))}
        </ul>
        {attachments.length > MOST_MEMBERS && (
          <p className={classes.quiet}>
            …and {attachments.length - MOST_MEMBERS} more; the table lists them all.
          </p>
        )}
      </Section>
      <Actions index={index} selection={{ kind: 'network', id: network.id }} />
      <Pairs title="Options" pairs={network.options} />
      <Pairs title="Labels" pairs={network.labels} />
      <InspectButton of={{ kind: 'network', id: network.id }} />
    </>
  );
}

const nameOf = (index: TopologyIndex, containerId: string): string =>
  index.containers.get(containerId)?.name ?? '';
