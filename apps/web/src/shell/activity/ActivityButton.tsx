import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useActivityStore } from '../../store/activityStore.ts';
import { openOverlay } from '../overlayStore.ts';
import classes from './Activity.module.css';

/** Opens the list of changes, and tells how many came since it was last looked at. */
export function ActivityButton() {
  const fresh = useActivityStore((state) => state.freshIds.size);
  return (
    <Tooltip label="What was changed, with Undo (a)">
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
