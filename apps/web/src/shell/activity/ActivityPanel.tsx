import { Drawer } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { markActivitiesSeen, useActivityStore } from '../../store/activityStore.ts';
import { tabChanges } from '../../store/tabChanges.ts';
import { closeOverlay } from '../overlayStore.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import classes from './Activity.module.css';
import { newestUndoable } from './newestUndoable.ts';

/** R164: all changes made through this server, newest first, each with the way back. */
export default function ActivityPanel() {
  const activities = useActivityStore((state) => state.activities);
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 20_000, { autoInvoke: true });
  // What comes while one looks is seen, too.
  useEffect(() => () => markActivitiesSeen(), []);
  // Where the key for Undo leads to when something would stay behind.
  const [focusId] = useState(() => newestUndoable(tabChanges(), activities ?? [])?.activityIds.at(-1));
  return (
    <Drawer
      opened
      onClose={closeOverlay}
      title="Activity"
      position="right"
      size={420}
      overlayProps={{ backgroundOpacity: 0.15 }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: classes.title, body: classes.body }}
    >
      {activities === null ? (
        <p className={classes.quiet}>The server has not told of its changes yet.</p>
      ) : activities.length === 0 ? (
        <p className={classes.quiet}>
          Nothing has been changed here since the server started. Every change made in this page or through
          its API will be listed, with the command that does the same and Undo.
        </p>
      ) : (
        <ol className={classes.list}>
          {activities.map((activity) => (
            <ActivityEntry
              key={activity.id}
              activity={activity}
              now={now}
              takesFocus={activity.id === focusId}
            />
          ))}
        </ol>
      )}
    </Drawer>
  );
}
