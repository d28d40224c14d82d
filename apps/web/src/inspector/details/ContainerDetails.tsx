import { reachOf, resolveNamespace } from '@portolan/topology';
import type { Container, Port, TopologyIndex } from '@portolan/topology';
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
import { sortPorts, toPortText } from '../parts/toPortText.ts';
import { ReachSection } from '../reach/ReachSection.tsx';
import { FactList, Section } from '../parts/Section.tsx';
import { toLocalTime } from '../parts/toLocalTime.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';

interface ContainerDetailsProps {
  index: TopologyIndex;
  container: Container;
}

/** The details of a container: state, networks with addresses, ports, and network stack. */
export function ContainerDetails({ index, container }: ContainerDetailsProps) {
  const { setFilter } = useView();
  const role = useServerStore((state) => state.role);
  const own = index.attachmentsOfContainer(container.id);
  const resolved = resolveNamespace(container, index.containers);
  const shared = resolved.ownerId === container.id ? [] : index.attachmentsOfContainer(resolved.ownerId);
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
          ['ID', <Copyable key="id" mono text={container.id} short={container.id.slice(0, 12)} what="ID" />],
          ['Started', container.startedAt && toLocalTime(container.startedAt)],
        ]}
      />
      <Section title={shared.length > 0 ? 'Networks of the shared stack' : `Networks (${own.length})`}>
        {own.length + shared.length === 0 && (
          <p className={classes.quiet}>
            {container.namespace.kind === 'own'
              ? 'It is connected to no network.'
              : 'It has no networks of its own.'}
          </p>
        )}
        <ul className={classes.rows}>
          {[...own, ...shared].map((attachment) => (
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
      <ActionList selection={{ kind: 'container', id: container.id }} />
      <KeyValueList title="Labels" pairs={container.labels} />
      {/* The environment of a container often holds secrets: the server sends it to operators only. */}
      {role === 'operator' && <InspectButton of={{ kind: 'container', id: container.id }} />}
    </>
  );
}

/** R89: the ports of a container by bind address, each with what can reach it. */
function PortList({ ports }: { ports: readonly Port[] }) {
  return (
    <ul className={classes.rows}>
      {sortPorts(ports).map((port) => {
        const text = toPortText(port);
        return (
          <li key={text}>
            <span
              className={classes.grow}
              style={{ fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 12 }}
            >
              {text}
            </span>
            <PortReach port={port} />
          </li>
        );
      })}
    </ul>
  );
}

/** Shows what can reach a port. In gateway mode `routed`, a port with an address but no host port is open at the container's own address. */
function PortReach({ port }: { port: Port }) {
  if (port.publicPort === null) {
    return <span className={classes.end}>{port.ip === null ? 'not published' : 'open, routed'}</span>;
  }
  if (reachOf(port) === 'host') return <span className={classes.end}>this host only</span>;
  return <span className={`${classes.end} ${classes.outside}`}>outside</span>;
}
