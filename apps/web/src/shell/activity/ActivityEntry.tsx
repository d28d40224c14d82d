import { ActionIcon, Button, CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconCopy } from '@tabler/icons-react';
import type { Activity } from '@portolan/protocol';
import { useId } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useHostLines } from '../../store/engine/useHostLines.ts';
import { undoChange } from '../../dialogs/toast/undoChange.tsx';
import { useActivityStore } from '../../store/activityStore.ts';
import { useTopologyStore } from '../../store/topologyStore.ts';
import { useSelection } from '../../store/useSelection.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { closeOverlay } from '../overlayStore.ts';
import classes from './Activity.module.css';
import { toAge } from './toAge.ts';
import { Place } from '../../inspector/parts/Place.tsx';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useIsSeveral } from '../../store/engine/shownStore.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

interface ActivityEntryProps {
  activity: Activity;
  now: number;
  /** True if its Undo button gets the focus when the drawer opens. */
  takesFocus: boolean;
}

/** One activity: what was done, when, by which docker command, on which entities, and whether it can be undone. */
export function ActivityEntry({ activity, now, takesFocus }: ActivityEntryProps) {
  const { id, at, summary, undo } = activity;
  const commands = useHostLines(activity.commands);
  const isFresh = useActivityStore((state) => state.freshIds.has(id));
  const engine = useEngine();
  const isSeveral = useIsSeveral();
  const blocked = useChangesRefusal();
  const limitsId = useId();
  return (
    <li className={classes.entry} tabIndex={-1} data-testid="activity" data-undo={undo.state}>
      <div className={classes.head}>
        <span className={classes.summary}>
          {isFresh && <span className={classes.fresh}>new </span>}
          <Literal text={summary} max={400} />
        </span>
        {undo.state === 'possible' && blocked === null && (
          <Button
            className={classes.undo}
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={14} />}
            aria-describedby={undo.limits.length > 0 ? limitsId : undefined}
            data-autofocus={takesFocus || undefined}
            onClick={(event) => {
              // The button will be removed, so the focus moves to the entry.
              event.currentTarget.closest('li')?.focus();
              void undoChange(engine, [id], summary);
            }}
          >
            Undo
          </Button>
        )}
      </div>
      <div className={classes.about}>
        <time dateTime={at} title={new Date(at).toLocaleString('en')}>
          {toAge(Date.parse(at), now)}
        </time>
        {isSeveral && <Place engine={engine} />}
        <ActivityLinks networkIds={activity.networkIds} containerIds={activity.containerIds} />
      </div>
      {commands.length > 0 && (
        <div className={classes.command}>
          <code tabIndex={0}>
            <Lines lines={commands} />
          </code>
          <CopyButton value={commands.join('\n')} timeout={1500}>
            {({ copied, copy }) => (
              <Tooltip label={copied ? 'Copied' : 'Copy command'}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={copied ? 'Copied' : 'Copy command'}
                  onClick={copy}
                >
                  {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
                </ActionIcon>
              </Tooltip>
            )}
          </CopyButton>
        </div>
      )}
      <div id={limitsId}>
        {undo.state === 'possible' && undo.limits.length > 0 && (
          <Notes title="Undo will not restore everything:" sentences={undo.limits} />
        )}
        {undo.state === 'impossible' && (
          <p className={classes.note}>
            Cannot be undone: <Literal text={undo.reason} max={400} />
          </p>
        )}
        {undo.state === 'undone' && (
          <Notes
            title={`Undone ${toAge(Date.parse(undo.at), now)}${undo.notRestored.length > 0 ? ', except:' : '.'}`}
            sentences={undo.notRestored}
          />
        )}
      </div>
    </li>
  );
}

function Lines({ lines }: { lines: string[] }) {
  return lines.map((line, at) => (
    <span key={at}>
      {at > 0 && '\n'}
      <Literal text={line} max={2000} />
    </span>
  ));
}

function Notes({ title, sentences }: { title: string; sentences: string[] }) {
  return (
    <div className={classes.note}>
      {title}
      {sentences.length > 0 && (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>
              <Literal text={sentence} max={400} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const MAX_LINKS = 4;

/** Links that select the containers and networks of an activity, as far as they still exist. */
function ActivityLinks({ networkIds, containerIds }: { networkIds: string[]; containerIds: string[] }) {
  const containers = useTopologyStore(
    useShallow(({ index }) => containerIds.map((id) => index?.containers.get(id))),
  );
  const networks = useTopologyStore(
    useShallow(({ index }) => networkIds.map((id) => index?.networks.get(id))),
  );
  const { select } = useSelection();
  const entities = [
    ...containers.flatMap((each) =>
      each ? { kind: 'container' as const, id: each.id, name: each.name } : [],
    ),
    ...networks.flatMap((each) => (each ? { kind: 'network' as const, id: each.id, name: each.name } : [])),
  ];
  return (
    <>
      {entities.slice(0, MAX_LINKS).map(({ kind, id, name }) => (
        <UnstyledButton
          key={id}
          className={classes.link}
          aria-label={`Select the ${kind} ${toVisible(name, 60)}`}
          onClick={() => {
            closeOverlay();
            select({ kind, id });
          }}
        >
          <Literal text={name} max={40} />
        </UnstyledButton>
      ))}
      {entities.length > MAX_LINKS && <span>and {entities.length - MAX_LINKS} more</span>}
    </>
  );
}
