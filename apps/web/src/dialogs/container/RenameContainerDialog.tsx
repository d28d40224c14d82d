import { TextInput } from '@mantine/core';
import { RenameContainerRequest } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import { refusalOfState } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';

interface RenameContainerDialogProps {
  index: TopologyIndex;
  containerId: string;
  onClose: () => void;
}

/** Renames a container. Other containers may resolve it by the new name. */
export function RenameContainerDialog({ index, containerId, onClose }: RenameContainerDialogProps) {
  const container = index.containers.get(containerId);
  const [name, setName] = useState(container?.name ?? '');
  const { mutate, isPending, error } = useChange(index);
  const isSame = name === container?.name;
  const problem = problemOfName(index, containerId, name);
  const isReady = container !== undefined && !isSame && problem === null;
  const command: Command = { kind: 'rename-container', containerId, name };
  const handleSubmit = () =>
    mutate(
      { commands: [command], describe: () => `Renamed ${toVisible(container?.name ?? '')} to ${name}.` },
      { onSuccess: onClose },
    );
  return (
    <DialogFrame
      title="Rename"
      verb="Rename"
      commands={isReady ? commandLines(index, [command]) : []}
      refusal={
        isPending
          ? null
          : !container
            ? 'The container no longer exists.'
            : (refusalOfState(container, 'rename') ?? problem ?? (isSame ? 'Enter a new name.' : null))
      }
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        error={problem !== null}
      />
      {isReady && <ImpactNote index={index} commands={[command]} />}
    </DialogFrame>
  );
}

/** R94: returns what is wrong with a container’s new name; `null` if the engine would accept it. */
function problemOfName(index: TopologyIndex, containerId: string, name: string): string | null {
  const parsed = RenameContainerRequest.safeParse({ name });
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'Enter another name.';
  const holder = index.topology.containers.find((each) => each.name === name && each.id !== containerId);
  return holder ? `Another container is already named ${name}.` : null;
}
