import { Checkbox } from '@mantine/core';
import type { Command } from '@portolan/protocol';
import { refusalToDisconnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import type { Entity } from '../../store/selection.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import classes from '../frame/Dialog.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';
import { useSelection } from '../../store/useSelection.ts';

interface DisconnectDialogProps {
  index: TopologyIndex;
  containerId: string;
  networkId: string;
  onClose: () => void;
}

/** Confirms that a container is disconnected from a network. */
export function DisconnectDialog({ index, containerId, networkId, onClose }: DisconnectDialogProps) {
  const [force, setForce] = useState(false);
  const { mutate, isPending, error } = useChange(index);
  const { selection, select } = useSelection();
  const container = index.containers.get(containerId);
  const network = index.networks.get(networkId);
  const refusal =
    container && network
      ? (refusalToDisconnect(index, container, network)?.reason ?? null)
      : 'The container or the network no longer exists.';
  const command: Command = {
    kind: 'disconnect',
    networkId,
    body: { container: containerId, ...(force && { force }) },
  };
  const handleSubmit = () =>
    mutate(
      {
        commands: [command],
        describe: () =>
          `Disconnected ${toVisible(container?.name ?? '')} from ${toVisible(network?.name ?? '')}.`,
      },
      {
        onSuccess: () => {
          // The selected attachment no longer exists: its container is selected instead.
          const isAbout = (each: Entity) =>
            each.kind === 'attachment' &&
            index.attachments.get(each.id)?.containerId === containerId &&
            index.attachments.get(each.id)?.networkId === networkId;
          if (selection.some(isAbout)) select({ kind: 'container', id: containerId });
          onClose();
        },
      },
    );
  return (
    <DialogFrame
      title="Disconnect"
      verb="Disconnect"
      removes
      commands={container && network ? commandLines(index, [command]) : []}
      refusal={isPending ? null : refusal}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <p className={classes.lead}>
        <strong>
          <Literal text={container?.name ?? containerId.slice(0, 12)} />
        </strong>{' '}
        is disconnected from{' '}
        <strong>
          <Literal text={network?.name ?? networkId.slice(0, 12)} />
        </strong>
        .
      </p>
      {container && network && !refusal && <ImpactNote index={index} commands={[command]} />}
      <Checkbox
        size="xs"
        label="Force"
        description="Removes the endpoint even if its container crashed, hangs or is on another host. Otherwise it has no effect."
        checked={force}
        onChange={(event) => setForce(event.currentTarget.checked)}
      />
    </DialogFrame>
  );
}
