import { UnstyledButton } from '@mantine/core';
import type { TopologyIndex } from '@portolan/topology';
import { Place } from '../inspector/parts/Place.tsx';
import { placeOf, useEnginesStore } from '../store/engine/enginesStore.ts';
import { useOnlyEngine, useShownStore } from '../store/engine/shownStore.ts';
import { useLastActionStore } from '../store/lastActionStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { useEachTopology } from '../store/useEachTopology.ts';
import { clock } from './engine/engineText.ts';
import { openOverlay } from './overlayStore.ts';
import classes from './StatusBar.module.css';

const format = new Intl.NumberFormat('en');
const count = (number: number, noun: string) => `${format.format(number)} ${noun}${number === 1 ? '' : 's'}`;

/** The bar at the bottom: the last action in this tab, and the number of containers and networks that are shown. */
export function StatusBar() {
  const notice = useLastActionStore((state) => state.lastAction);
  const sizes = useEachTopology(sizesOf);
  const isAlone = useOnlyEngine() !== undefined;
  const sum = (key: keyof ReturnType<typeof sizesOf>) =>
    sizes.reduce((before, { value }) => before + value[key], 0);
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
      {sizes.length > 0 && (
        <span className={classes.counts} data-testid="counts">
          <Engines known={sizes.length} />
          {count(sum('containers'), 'container')} · {count(sum('networks'), 'network')}
          {isAlone && <Revision />}
        </span>
      )}
      <UnstyledButton className={classes.details} onClick={() => openOverlay('inspector')}>
        Details
      </UnstyledButton>
    </footer>
  );
}

const sizesOf = ({ containers, networks }: TopologyIndex) => ({
  containers: containers.size,
  networks: networks.size,
});

/** R307: the number of engines that are shown, and of how many something is known; or the name of the only one. */
function Engines({ known }: { known: number }) {
  const engines = useShownStore((state) => state.engines);
  const place = useEnginesStore((state) => placeOf(state, engines[0] ?? null));
  if (engines.length > 1)
    return known < engines.length ? `${known} of ${engines.length} engines · ` : `${known} engines · `;
  return place !== null && <span className={classes.place}>{place}: </span>;
}

function Revision() {
  const revision = useTopologyStore(({ version }) => version?.revision);
  return (
    revision !== undefined && <span className={classes.revision}> · revision {format.format(revision)}</span>
  );
}
