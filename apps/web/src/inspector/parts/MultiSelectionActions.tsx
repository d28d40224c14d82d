import { useEngine } from '../../store/engine/EngineScope.ts';
import { Button } from '@mantine/core';
import { refusalToRemove } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import type { ReactNode } from 'react';
import { requestIntent } from '../../store/intentStore.ts';
import { selectedIds } from '../../store/selection.ts';
import type { Entity } from '../../store/selection.ts';
import classes from '../Inspector.module.css';
import { useChangesRefusal } from '../../store/engine/refusals.ts';
import { useView } from '../../store/useView.ts';

interface MultiSelectionActionsProps {
  index: TopologyIndex;
  selection: readonly Entity[];
  /** Further buttons below. */
  children?: ReactNode;
}

/** The actions on several selected entities of one engine. */
export function MultiSelectionActions({ index, selection, children }: MultiSelectionActionsProps) {
  const engine = useEngine();
  const canChange = useChangesRefusal() === null;
  const containers = selectedIds(selection, 'container').flatMap((id) => index.containers.get(id) ?? []);
  const networks = selectedIds(selection, 'network').flatMap((id) => index.networks.get(id) ?? []);
  const removable = networks.filter((each) => refusalToRemove(index, each) === null);
  return (
    <div className={classes.actions}>
      {containers.length + networks.length > 0 && canChange && (
        <Button
          variant="default"
          onClick={() =>
            requestIntent(engine, {
              kind: 'connect',
              containerIds: containers.map(({ id }) => id),
              networkIds: networks.map(({ id }) => id),
            })
          }
        >
          {containers.length === 0
            ? 'Connect containers to them…'
            : networks.length === 0
              ? 'Connect them to networks…'
              : 'Connect them…'}
        </Button>
      )}
      {networks.length === selection.length && canChange && (
        <Button
          variant="default"
          disabled={removable.length === 0}
          onClick={() =>
            requestIntent(engine, { kind: 'remove-networks', networkIds: removable.map(({ id }) => id) })
          }
        >
          {removable.length === 0 || removable.length === networks.length
            ? `Remove ${networks.length === 1 ? 'it' : 'them'}…`
            : `Remove ${removable.length} of them…`}
        </Button>
      )}
      {networks.length === selection.length && removable.length < networks.length && (
        <p className={classes.refusal}>
          {networks.length - removable.length} cannot be removed: predefined, or with running members.
        </p>
      )}
      {children}
    </div>
  );
}

/** Selects nothing any more. */
export function ClearButton() {
  const { select } = useView();
  return (
    <Button variant="default" onClick={() => select()}>
      Clear the selection
    </Button>
  );
}
