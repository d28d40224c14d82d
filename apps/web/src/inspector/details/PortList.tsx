import { reachOf } from '@portolan/topology';
import type { Port } from '@portolan/topology';
import classes from '../Inspector.module.css';
import { sortPorts, toPortText } from '../parts/toPortText.ts';

/** R89: a container's ports by bind address, each with how far it is open. */
export function PortList({ ports }: { ports: readonly Port[] }) {
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

function PortReach({ port }: { port: Port }) {
  if (port.publicPort === null) {
    return <span className={classes.end}>{port.ip === null ? 'not published' : 'open, routed'}</span>;
  }
  if (reachOf(port) === 'host') return <span className={classes.end}>this host only</span>;
  return <span className={`${classes.end} ${classes.outside}`}>outside</span>;
}
