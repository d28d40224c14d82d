import { Checkbox } from '@mantine/core';
import type { Command, ContainerVerb } from '@portolan/protocol';
import { refusalOfState } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useState } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import classes from '../frame/Dialog.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';
import { toContainerCommand } from './toContainerCommand.ts';
import { verbText } from './verbText.ts';
import { useSelection } from '../../store/useSelection.ts';

interface ContainerDialogProps {
  index: TopologyIndex;
  verb: ContainerVerb | 'remove';
  containerId: string;
  onClose: () => void;
}

/** R161: confirms an action on a container, and shows its impact on other containers. */
export function ContainerDialog({ index, verb, containerId, onClose }: ContainerDialogProps) {
  const [force, setForce] = useState(false);
  const { mutate, isPending, error } = useChange(index);
  const { selection, select } = useSelection();
  const container = index.containers.get(containerId);
  const text = verbText[verb];
  const mustForce = verb === 'remove' && container !== undefined && isAlive(container.state);
  const command: Command = toContainerCommand(verb, containerId, mustForce && force);
  const handleSubmit = () =>
    mutate(
      { commands: [command], describe: () => `${text.done} ${toVisible(container?.name ?? '')}.` },
      {
        onSuccess: () => {
          if (verb === 'remove') select(...selection.filter((each) => !isAbout(each, containerId)));
          onClose();
        },
      },
    );
  return (
    <DialogFrame
      title={text.title}
      verb={text.button}
      removes={verb === 'remove'}
      commands={container ? commandLines(index, [command]) : []}
      refusal={isPending ? null : refusalOf(index, containerId, verb, mustForce && !force)}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <p className={classes.lead}>
        <strong>
          <Literal text={container?.name ?? containerId.slice(0, 12)} />
        </strong>{' '}
        {text.does}
      </p>
      {container && !refusalOfState(container, verb) && <ImpactNote index={index} commands={[command]} />}
      {mustForce && (
        <Checkbox
          size="xs"
          label="Force: kill it first"
          checked={force}
          onChange={(event) => setForce(event.currentTarget.checked)}
          data-autofocus
        />
      )}
    </DialogFrame>
  );
}

const isAlive = (state: string): boolean => ['running', 'paused', 'restarting', 'stopping'].includes(state);

function refusalOf(
  index: TopologyIndex,
  containerId: string,
  verb: ContainerVerb | 'remove',
  lacksForce: boolean,
): string | null {
  const container = index.containers.get(containerId);
  if (!container) return 'The container no longer exists.';
  if (lacksForce) return `${toVisible(container.name)} is running. Stop it first, or select Force.`;
  return refusalOfState(container, verb);
}

/** True if the selected entity is the container or one of its attachments. */
const isAbout = (selected: { kind: string; id?: string }, containerId: string): boolean =>
  selected.id === containerId || (selected.kind === 'attachment' && !!selected.id?.startsWith(containerId));
