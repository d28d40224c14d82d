import { Literal } from '../../theme/Literal.tsx';
import classes from './Create.module.css';

/** A driver in the list: its name, and what networks of it are. */
export function DriverOption({ driver, isSwarm }: { driver: string; isSwarm: boolean }) {
  return (
    <span className={classes.driver}>
      <Literal text={driver} max={60} />
      <small>{driverWords(driver, isSwarm)}</small>
    </span>
  );
}

/** What networks of a driver are, in plain words. */
export function driverWords(driver: string, isSwarm: boolean): string {
  switch (driver) {
    case '':
      return 'The engine takes its default driver.';
    case 'bridge':
      return 'A private network on this host; ports are published by the host.';
    case 'overlay':
      return isSwarm
        ? 'One network across the hosts of the swarm.'
        : 'Needs a swarm, and this engine is in none.';
    case 'macvlan':
      return 'Members stand in the host’s own LAN, each with a MAC address of its own. The host itself cannot reach them.';
    case 'ipvlan':
      return 'Members stand in the host’s own LAN, behind the host’s MAC address. The host itself cannot reach them.';
    default:
      return 'A driver from a plugin.';
  }
}
