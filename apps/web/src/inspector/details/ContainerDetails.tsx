import { resolveNamespace } from '@portolan/topology';
import type { Container, TopologyIndex } from '@portolan/topology';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { StateDot, stateText } from '../parts/StateDot.tsx';
import { ActionList } from '../parts/ActionList.tsx';
import { AttachmentRow } from '../parts/AttachmentRow.tsx';
import { Copyable } from '../parts/Copyable.tsx';
import classes from '../Inspector.module.css';
import { InspectButton } from '../parts/InspectButton.tsx';
import { NamespaceDetails } from './NamespaceDetails.tsx';
import { KeyValueList } from '../parts/KeyValueList.tsx';
import { PortList } from './PortList.tsx';
import { ReachSection } from '../reach/ReachSection.tsx';
import { FactList, Section } from '../parts/Section.tsx';
import { toLocalTime } from '../parts/toLocalTime.ts';

interface ContainerDetailsProps {
  index: TopologyIndex;
  container: Container;
}

/** A container: its state, its networks with addresses, its ports, its stack. */
export function ContainerDetails({ index, container }: ContainerDetailsProps) {
  const { setFilter } = useView();
  const role = useTopologyStore((state) => state.role);
  const own = index.attachmentsOfContainer(container.id);
  const resolved = resolveNamespace(container, index.containers);
  const borrowed = resolved.ownerId === container.id ? [] : index.attachmentsOfContainer(resolved.ownerId);
  return (
    <>
      <p className={classes.kind}>Container</p>
      <h2 className={classes.heading}>
        <Copyable text={container.name} what="name" max={600} />
      </h2>
      <p className={classes.quiet}>
        <StateDot container={container} /> {stateText(container)}
        {container.health === 'healthy' && ', healthy'}
      </p>
      <FactList
        facts={[
          [
            'Project',
            container.project && (
              <button
                type="button"
                className={classes.link}
                onClick={() => setFilter({ projects: [container.project ?? ''] })}
              >
                <Literal text={container.project} />
              </button>
            ),
          ],
          ['Service', container.service && <Literal text={container.service} />],
          ['Image', <Copyable key="image" mono text={container.image} what="image" />],
          ['Hostname', container.hostname && <Literal mono text={container.hostname} />],
          ['Id', <Copyable key="id" mono text={container.id} short={container.id.slice(0, 12)} what="id" />],
          ['Started', container.startedAt && toLocalTime(container.startedAt)],
        ]}
      />
      <Section title={borrowed.length > 0 ? 'Networks, by the shared stack' : `Networks (${own.length})`}>
        {own.length + borrowed.length === 0 && (
          <p className={classes.quiet}>
            {container.namespace.kind === 'own' ? 'It is on no network.' : 'It has none of its own.'}
          </p>
        )}
        <ul className={classes.rows}>
          {[...own, ...borrowed].map((attachment) => (
            <AttachmentRow key={attachment.id} index={index} attachment={attachment} towards="network" />
          ))}
        </ul>
      </Section>
      {container.ports.length > 0 && (
        <Section title="Ports">
          <PortList ports={container.ports} />
        </Section>
      )}
      <NamespaceDetails index={index} container={container} />
      <ReachSection index={index} end={container.id} />
      <ActionList index={index} selection={{ kind: 'container', id: container.id }} />
      <KeyValueList title="Labels" pairs={container.labels} />
      {/* Its environment often holds secrets: the server gives it to operators only. */}
      {role === 'operator' && <InspectButton of={{ kind: 'container', id: container.id }} />}
    </>
  );
}
