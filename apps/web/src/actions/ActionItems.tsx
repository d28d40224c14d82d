import { useEngine } from '../store/engine/EngineScope.ts';
import { Menu } from '@mantine/core';
import { Fragment } from 'react';
import { requestIntent } from '../store/intentStore.ts';
import type { Entity } from '../store/selection.ts';
import { useTopologyData } from '../store/useTopologyData.ts';
import { Literal } from '../theme/Literal.tsx';
import classes from './ActionItems.module.css';
import { actionsOf } from './actionsOf.ts';
import { viewActionsOf } from './viewActionsOf.ts';
import { useAskAcross } from './useAskAcross.ts';
import { useViewAction } from './useViewAction.ts';
import { useChangesRefusal } from '../store/engine/refusals.ts';
import { useSelection } from '../store/useSelection.ts';

/**
 * R85: the view actions and the changes for an entity, as menu items. Items that are not possible stay visible, with
 * the reason.
 */
export function ActionItems({ selection }: { selection: Entity }) {
  const engine = useEngine();
  const blocked = useChangesRefusal();
  const actions = useTopologyData((index) => actionsOf(index, selection)) ?? [];
  const { selection: selected, lens } = useSelection();
  const shown = { selection: selected, lens };
  const viewActions = useTopologyData((index) => viewActionsOf(index, selection, shown)) ?? [];
  const perform = useViewAction();
  const across = useAskAcross(selection);
  return (
    <>
      {viewActions.map((each) => (
        <Menu.Item key={each.key} disabled={each.refusal !== null} onClick={() => perform(each)}>
          <Literal text={each.label} max={60} />
          {each.refusal && <span className={classes.why}>{each.refusal}</span>}
        </Menu.Item>
      ))}
      {across && (
        <Menu.Item onClick={across.perform}>
          <Literal text={across.label} max={80} />
        </Menu.Item>
      )}
      {viewActions.length > 0 && actions.length > 0 && <Menu.Divider />}
      {blocked && actions.length > 0 && <Menu.Label>{blocked}</Menu.Label>}
      {actions.map((action, at) => {
        const isOff = blocked !== null || action.refusal !== null;
        return (
          <Fragment key={action.key}>
            {at > 0 && actions[at - 1]?.about !== action.about && <Menu.Divider />}
            <Menu.Item
              disabled={isOff}
              className={action.removes && !isOff ? classes.trouble : undefined}
              onClick={() => requestIntent(engine, action.intent)}
            >
              <Literal text={action.label} max={60} />
              {!blocked && action.refusal && <span className={classes.why}>{action.refusal}</span>}
            </Menu.Item>
          </Fragment>
        );
      })}
    </>
  );
}
