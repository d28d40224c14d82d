import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useActivityStore } from '../../store/activityStore.ts';
import { openOverlay } from '../overlayStore.ts';
import classes from './Activity.module.css';

/** Opens the activity list, and shows how many activities were added since it was last open. */
export function ActivityButton() {
  const fresh = useActivityStore((state) => state.freshIds.size);
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
