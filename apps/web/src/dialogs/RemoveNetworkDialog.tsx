import { toRemoveCommand, toShell } from '@portolan/protocol';
import { refusalToRemove } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useCommand } from '../commands/useCommand.ts';
import { useView } from '../store/useView.ts';
import { Literal } from '../theme/Literal.tsx';
import { toVisible } from '../theme/toVisible.ts';
import classes from './Dialog.module.css';
import { DialogFrame } from './DialogFrame.tsx';
import { ImpactNote } from './ImpactNote.tsx';
import { notifyDone } from './notifyDone.tsx';

interface RemoveNetworkDialogProps {
  index: TopologyIndex;
  networkId: string;
  onClose: () => void;
}

/** Confirms that a network is to go. */
export function RemoveNetworkDialog({ index, networkId, onClose }: RemoveNetworkDialogProps) {
  const { mutate, isPending, error } = useCommand();
  const { selection, select } = useView();
  const network = index.networks.get(networkId);
  const refusal = network ? (refusalToRemove(index, network)?.reason ?? null) : 'The network is gone.';
  const handleSubmit = () =>
    mutate(
      { commands: [{ kind: 'remove-network', networkId }] },
      {
        onSuccess: (sent) => {
          notifyDone(`Removed the network ${toVisible(network?.name ?? '')}.`, sent);
          select(...selection.filter((each) => !('id' in each) || each.id !== networkId));
          onClose();
        },
      },
    );
  return (
    <DialogFrame
      title="Remove network"
      verb="Remove"
      removes
      commands={network ? [toShell(toRemoveCommand(network.name))] : []}
      refusal={isPending ? null : refusal}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <p className={classes.lead}>
        The network{' '}
        <strong>
          <Literal text={network?.name ?? networkId.slice(0, 12)} />
        </strong>
        {network && ` (${network.driver || 'not allocated'})`} is removed from the engine.
      </p>
      {network && !refusal && <ImpactNote index={index} edits={[{ kind: 'remove-network', networkId }]} />}
    </DialogFrame>
  );
}
