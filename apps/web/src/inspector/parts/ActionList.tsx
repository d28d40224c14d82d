import { useEngine } from '../../store/engine/EngineScope.ts';
import { Button } from '@mantine/core';
import { useId } from 'react';
import { actionsOf } from '../../actions/actionsOf.ts';
import type { Action } from '../../actions/actionsOf.ts';
import { requestIntent } from '../../store/intentStore.ts';
import type { Entity } from '../../store/selection.ts';
import { useTopologyData } from '../../store/useTopologyData.ts';
import { Literal } from '../../theme/Literal.tsx';
import classes from '../Inspector.module.css';
import { Section } from './Section.tsx';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

/** R85: the actions on a selected entity. An action that is not possible stays visible and says why. */
export function ActionList({ selection }: { selection: Entity }) {
  const blocked = useChangesRefusal();
  const actions = useTopologyData((index) => actionsOf(index, selection)) ?? [];
  if (actions.length === 0) return null;
  return (
    <Section title="Change">
      {blocked && <p className={classes.quiet}>{blocked}</p>}
      <div className={classes.actions}>
        {actions.map((action, at) => (
          <div
            key={action.key}
            className={at > 0 && actions[at - 1]?.about !== action.about ? classes.nextGroup : undefined}
          >
            <ActionButton action={action} isBlocked={blocked !== null} />
          </div>
        ))}
      </div>
    </Section>
  );
}

function ActionButton({ action, isBlocked }: { action: Action; isBlocked: boolean }) {
  const engine = useEngine();
  const id = useId();
  return (
    <>
      <Button
        fullWidth
        justify="start"
        variant="default"
        classNames={{ root: classes.action, label: classes.actionLabel }}
        disabled={isBlocked || action.refusal !== null}
        aria-describedby={action.refusal ? id : undefined}
        onClick={() => requestIntent(engine, action.intent)}
      >
        <Literal text={action.label} max={60} />
      </Button>
      {action.refusal && (
        <p id={id} className={classes.refusal}>
          {action.refusal}
        </p>
      )}
    </>
  );
}
