import { Drawer } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { Place } from '../../inspector/parts/Place.tsx';
import { markActivitiesSeen, useActivityStore } from '../../store/activityStore.ts';
import { useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { tabChanges } from '../../store/tabChanges.ts';
import { closeOverlay } from '../overlayStore.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import classes from './Activity.module.css';
import { newestUndoable } from './newestUndoable.ts';
import { useEngine } from '../../store/engine/EngineScope.ts';

/** R164: all changes that were made through this server, newest first, each with its undo. */
export default function ActivityPanel() {
  const activities = useActivityStore((state) => state.activities);
  const engine = useEngine();
  const isUnknownEngine = useIsUnknownEngine();
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 20_000, { autoInvoke: true });
  // Marked on closing, so that activities that were added while the list was open count as seen too.
  useEffect(() => () => markActivitiesSeen([engine]), [engine]);
  // R163: the Undo shortcut opens this list at the entry whose undo would not restore everything.
  const [focusId] = useState(() => newestUndoable(tabChanges(engine), activities ?? [])?.activityIds.at(-1));
  return (
    <Drawer
      opened
      onClose={closeOverlay}
      title={
        <>
          Activity <Place engine={engine} />
        </>
      }
      position="right"
      size={420}
      overlayProps={{ backgroundOpacity: 0.15 }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: classes.title, body: classes.body }}
    >
      {isUnknownEngine ? (
        <p className={classes.quiet}>
          Portolan does not watch this engine, so that it has no list of changes.
        </p>
      ) : activities === null ? (
        <p className={classes.quiet}>Waiting for the list of changes…</p>
      ) : activities.length === 0 ? (
        <p className={classes.quiet}>
          No changes since the server started. Every change made on this page or through the API is listed
          here, with its docker command and Undo.
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
