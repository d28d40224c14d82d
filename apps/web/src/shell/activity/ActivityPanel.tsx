import { Drawer } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import type { Activity } from '@portolan/protocol';
import { useEffect, useMemo, useState } from 'react';
import { Place } from '../../inspector/parts/Place.tsx';
import { markActivitiesSeen } from '../../store/activityStore.ts';
import type { ActivityState } from '../../store/activityStore.ts';
import { EngineScope } from '../../store/engine/EngineScope.ts';
import { useIsUnknownEngine } from '../../store/engine/enginesStore.ts';
import { useOnlyEngine, useShownStore } from '../../store/engine/shownStore.ts';
import { useEachActivities } from '../../store/useEachTopology.ts';
import type { OfEngine } from '../../store/useEachTopology.ts';
import { closeOverlay } from '../overlayStore.ts';
import { ActivityEntry } from './ActivityEntry.tsx';
import classes from './Activity.module.css';
import { newestOf } from './undoNewest.ts';

/** The server keeps as many of each engine. */
const LISTED = 200;

/** R164: all changes that were made through this server, newest first, each with its undo. */
export default function ActivityPanel() {
  const engines = useShownStore((state) => state.engines);
  const only = useOnlyEngine();
  const isSeveral = only === undefined;
  const known = useEachActivities(activitiesOf);
  const isWaiting = known.every(({ value }) => value === null);
  const activities = useMemo(() => newestFirst(known), [known]);
  const isUnknownEngine = useIsUnknownEngine();
  const [now, setNow] = useState(Date.now);
  useInterval(() => setNow(Date.now()), 20_000, { autoInvoke: true });
  // Marked on closing, so that activities that were added while the list was open count as seen too.
  useEffect(() => () => markActivitiesSeen(engines), [engines]);
  // R163: the Undo shortcut opens this list at the entry whose undo would not restore everything.
  const [undoable] = useState(() => newestOf(engines));
  return (
    <Drawer
      opened
      onClose={closeOverlay}
      title={<>Activity {!isSeveral && <Place engine={only} />}</>}
      position="right"
      size={420}
      overlayProps={{ backgroundOpacity: 0.15 }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: classes.title, body: classes.body }}
    >
      {isUnknownEngine ? (
        <p className={classes.quiet}>
          Portolan does not watch{' '}
          {isSeveral ? 'these engines, so that they have' : 'this engine, so that it has'} no list of changes.
        </p>
      ) : isWaiting ? (
        <p className={classes.quiet}>Waiting for the list of changes…</p>
      ) : activities.length === 0 ? (
        <p className={classes.quiet}>
          No changes since the server started. Every change made on this page or through the API is listed
          here, with its docker command and Undo.
        </p>
      ) : (
        <ol className={classes.list}>
          {activities.slice(0, LISTED).map(({ engine, activity }) => (
            <EngineScope key={`${engine ?? ''} ${activity.id}`} value={engine}>
              <ActivityEntry
                activity={activity}
                now={now}
                takesFocus={engine === undoable?.engine && activity.id === undoable.activityIds.at(-1)}
              />
            </EngineScope>
          ))}
        </ol>
      )}
      {activities.length > LISTED && (
        <p className={classes.quiet}>Older changes are listed where one of the engines is shown alone.</p>
      )}
    </Drawer>
  );
}

const activitiesOf = ({ activities }: ActivityState) => activities;

interface OfOne {
  engine: string | null;
  activity: Activity;
}

/** R312: returns the activities of all engines, the newest first. */
function newestFirst(known: readonly OfEngine<Activity[] | null>[]): OfOne[] {
  const all = known.flatMap(({ engine, value }) => (value ?? []).map((activity) => ({ engine, activity })));
  return known.length > 1 ? all.sort((a, b) => b.activity.at.localeCompare(a.activity.at)) : all;
}
