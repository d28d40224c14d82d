import { UnstyledButton } from '@mantine/core';
import { Place } from '../inspector/parts/Place.tsx';
import { usePlace } from '../store/engine/enginesStore.ts';
import { useLastActionStore } from '../store/lastActionStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useTopologyValue } from '../store/useTopologyValue.ts';
import { clock } from './engine/engineText.ts';
import { openOverlay } from './overlayStore.ts';
import classes from './StatusBar.module.css';

const format = new Intl.NumberFormat('en');
const count = (number: number, noun: string) => `${format.format(number)} ${noun}${number === 1 ? '' : 's'}`;

/** The bar at the bottom: the last action in this tab, and the number of containers and networks. */
export function StatusBar() {
  const notice = useLastActionStore((state) => state.lastAction);
  const containers = useTopologyValue((index) => index.containers.size);
  const networks = useTopologyValue((index) => index.networks.size);
  const place = usePlace();
  const revision = useTopologyStore((state) => state.version?.revision);
  return (
    <footer className={classes.bar}>
      <span className={classes.notice} role="status">
        {notice && (
          <>
            <span className={classes.time}>{clock(notice.at)}</span>{' '}
            {notice.engine !== undefined && <Place engine={notice.engine} />} {notice.text}
          </>
        )}
      </span>
      {containers !== null && networks !== null && (
        <span className={classes.counts} data-testid="counts">
          {place !== null && <span className={classes.place}>{place}: </span>}
          {count(containers, 'container')} · {count(networks, 'network')}
          {revision !== undefined && (
            <span className={classes.revision}> · revision {format.format(revision)}</span>
          )}
        </span>
      )}
      <UnstyledButton className={classes.details} onClick={() => openOverlay('inspector')}>
        Details
      </UnstyledButton>
    </footer>
  );
}
