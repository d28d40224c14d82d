import { Checkbox } from '@mantine/core';
import type { Command } from '@portolan/protocol';
import { refusalToDisconnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import type { Selection } from '../../store/selection.ts';
import { useView } from '../../store/useView.ts';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import classes from '../frame/Dialog.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';

interface DisconnectDialogProps {
  index: TopologyIndex;
  containerId: string;
  networkId: string;
  onClose: () => void;
}

/** Confirms that a container is to leave a network. */
export function DisconnectDialog({ index, containerId, networkId, onClose }: DisconnectDialogProps) {
  const [force, setForce] = useState(false);
  const { mutate, isPending, error } = useChange(index);
  const { selection, select } = useView();
  const container = index.containers.get(containerId);
  const network = index.networks.get(networkId);
  const refusal =
    container && network
      ? (refusalToDisconnect(index, container, network)?.reason ?? null)
      : 'The container or the network is gone.';
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
          // What was selected is no more: its container is what one looks at next.
          const isAbout = (each: Selection) =>
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
        leaves{' '}
        <strong>
          <Literal text={network?.name ?? networkId.slice(0, 12)} />
        </strong>
        .
      </p>
      {container && network && !refusal && <ImpactNote index={index} commands={[command]} />}
      <Checkbox
        size="xs"
        label="Force"
        description="For an endpoint the engine cannot take down in the usual way: its container crashed or is stuck, or is on another host. Otherwise it changes nothing."
        checked={force}
        onChange={(event) => setForce(event.currentTarget.checked)}
      />
    </DialogFrame>
  );
}
