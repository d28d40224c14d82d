import { isRunning } from '@portolan/topology';
import type { Container } from '@portolan/topology';
import classes from './StateDot.module.css';

/** Returns the state of a container with its health, as the dot shows it. */
export function stateText(container: Container): string {
  if (container.state === 'running' && container.health === 'unhealthy') return 'unhealthy';
  if (container.state === 'running' && container.health === 'starting') return 'running, health starting';
  if (container.state === 'exited' && container.exitCode) return `exited (${container.exitCode})`;
  return container.state;
}

/** The dot for the state of a container. It is hidden from screen readers, since a name or the state is beside it. */
export function StateDot({ container }: { container: Container }) {
  return (
    <span
      aria-hidden
      className={`${classes.dot} ${classes[toneOf(container)]}`}
      title={stateText(container)}
    />
  );
}

function toneOf(container: Container): 'running' | 'paused' | 'trouble' | 'stopped' {
  if (container.state === 'restarting' || container.state === 'dead') return 'trouble';
  if (!isRunning(container)) return 'stopped';
  if (container.health === 'unhealthy') return 'trouble';
  return container.state === 'paused' ? 'paused' : 'running';
}
