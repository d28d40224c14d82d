import { doorsOf, parentInterface } from '@portolan/topology';
import type { Reach, TopologyIndex } from '@portolan/topology';
import classes from './Inspector.module.css';
import { ContainerLink, NetworkLink } from './Links.tsx';
import { Section } from './Section.tsx';
import { toPortTexts } from './toPortText.ts';

/** R89: the outside, or the host: every container that is reached from there, and by which way. */
export function DoorFacts({ index, reach }: { index: TopologyIndex; reach: Reach }) {
  return (
    <>
      <p className={classes.kind}>{reach === 'outside' ? 'Outside' : 'Host'}</p>
      <h2 className={classes.heading}>{reach === 'outside' ? 'Open to the outside' : 'This host only'}</h2>
      <p className={classes.quiet}>
        {reach === 'outside'
          ? 'Whoever reaches an address of this host reaches these; a firewall before it is not known here.'
          : 'Ports published on a loopback address: processes on the host reach them, nobody else.'}
      </p>
      <DoorList index={index} reach={reach} />
      {reach === 'outside' && <ParentNetworks index={index} />}
    </>
  );
}

/** Containers with a door to `reach`, and its ports. */
export function DoorList({ index, reach }: { index: TopologyIndex; reach: Reach }) {
  const doors = index.topology.containers
    .flatMap((container) => doorsOf(container).map((door) => ({ container, door })))
    .filter(({ door }) => door.reach === reach)
    .sort((a, b) => a.container.name.localeCompare(b.container.name, 'en', { numeric: true }));
  if (doors.length === 0) return <p className={classes.quiet}>Nothing is.</p>;
  return (
    <ul className={classes.rows}>
      {doors.map(({ container, door }) => (
        <li key={`${container.id} ${door.kind}`}>
          <span className={classes.grow}>
            <ContainerLink container={container} />
          </span>
          <span className={`${classes.end} ${reach === 'outside' ? classes.outside : ''}`}>
            {door.kind === 'host-namespace' ? 'host network' : <DoorPorts texts={toPortTexts(door.ports)} />}
          </span>
        </li>
      ))}
    </ul>
  );
}

function DoorPorts({ texts }: { texts: string[] }) {
  const shown = texts.slice(0, 6);
  return (
    <span style={{ fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 11.5 }}>
      {shown.map((text) => (
        <span key={text} style={{ display: 'block' }}>
          {text}
        </span>
      ))}
      {texts.length > shown.length && `+${texts.length - shown.length}`}
    </span>
  );
}

/** R9: networks whose members stand in the outside's own segment. */
function ParentNetworks({ index }: { index: TopologyIndex }) {
  const networks = index.topology.networks.filter((each) => parentInterface(index, each.id) !== null);
  if (networks.length === 0) return null;
  return (
    <Section title="On the outside’s own segment">
      <ul className={classes.rows}>
        {networks.map((network) => (
          <li key={network.id}>
            <span className={classes.grow}>
              <NetworkLink network={network} />
            </span>
            <span className={`${classes.end} ${classes.outside}`}>
              {network.driver} on {parentInterface(index, network.id)}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
