import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ActivityState } from '../../store/activityStore.ts';
import { useEachActivities } from '../../store/useEachTopology.ts';
import { openOverlay } from '../overlayStore.ts';
import classes from './Activity.module.css';

const freshOf = ({ freshIds }: ActivityState): number => freshIds.size;

/** Opens the activity list, and shows how many activities were added since it was last open. */
export function ActivityButton() {
  const fresh = useEachActivities(freshOf).reduce((sum, { value }) => sum + value, 0);
  return (
    <Tooltip label="All changes, with Undo (a)">
      <UnstyledButton
        className={classes.button}
        aria-label={fresh === 0 ? 'Activity' : `Activity, ${fresh} new`}
        onClick={() => openOverlay('activity')}
      >
        <IconHistory size={16} aria-hidden />
        <span className={classes.label}>Activity</span>
        {fresh > 0 && <span className={classes.count}>{fresh}</span>}
      </UnstyledButton>
    </Tooltip>
  );
}
