import { Button } from '@mantine/core';
import { refusalToRemove } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { requestIntent } from '../../store/intentStore.ts';
import { selectedIds } from '../../store/selection.ts';
import type { Selection } from '../../store/selection.ts';
import { changesDisabledReason, useTopologyStore } from '../../store/topologyStore.ts';
import { useView } from '../../store/useView.ts';
import classes from '../Inspector.module.css';

/** The actions on several selected entities. */
export function MultiSelectionActions({
  index,
  selection,
}: {
  index: TopologyIndex;
  selection: Selection[];
}) {
  const { select } = useView();
  const canChange = useTopologyStore((state) => changesDisabledReason(state) === null);
  const containers = selectedIds(selection, 'container').flatMap((id) => index.containers.get(id) ?? []);
  const networks = selectedIds(selection, 'network').flatMap((id) => index.networks.get(id) ?? []);
  const removable = networks.filter((each) => refusalToRemove(index, each) === null);
  return (
    <div className={classes.actions}>
      {containers.length + networks.length > 0 && canChange && (
        <Button
          variant="default"
          onClick={() =>
            requestIntent({
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
            requestIntent({ kind: 'remove-networks', networkIds: removable.map(({ id }) => id) })
          }
        >
          {removable.length === networks.length ? 'Remove them…' : `Remove ${removable.length} of them…`}
        </Button>
      )}
      {networks.length === selection.length && removable.length < networks.length && (
        <p className={classes.refusal}>
          {networks.length - removable.length} cannot be removed: predefined, or with running members.
        </p>
      )}
      <Button variant="default" onClick={() => select()}>
        Clear the selection
      </Button>
    </div>
  );
}
