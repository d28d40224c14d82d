import type { Container, Network, TopologyIndex } from '@portolan/topology';
import { NetworkSwatch } from './NetworkSwatch.tsx';
import { Literal } from '../../theme/Literal.tsx';
import { StateDot, stateText } from './StateDot.tsx';
import classes from '../Inspector.module.css';
import { useSelection } from '../../store/useSelection.ts';

/** A button that selects a container. */
export function ContainerLink({ container }: { container: Container }) {
  const { select } = useSelection();
  return (
    <button
      type="button"
      className={classes.link}
      onClick={() => select({ kind: 'container', id: container.id })}
    >
      <StateDot container={container} />
      <span>
        <Literal text={container.name} max={80} />
        {container.state !== 'running' && <span className={classes.quiet}> {stateText(container)}</span>}
      </span>
    </button>
  );
}

/** A button that selects a network. */
export function NetworkLink({ network }: { network: Network }) {
  const { select } = useSelection();
  return (
    <button
      type="button"
      className={classes.link}
      onClick={() => select({ kind: 'network', id: network.id })}
    >
      <NetworkSwatch network={network} />
      <Literal text={network.name} max={80} />
    </button>
  );
}

/** A button that selects a container by its id; only the short id if the container no longer exists. */
export function ContainerLinkById({ index, id }: { index: TopologyIndex; id: string }) {
  const container = index.containers.get(id);
  return container ? <ContainerLink container={container} /> : <Literal mono text={id.slice(0, 12)} />;
}
