import { featuresOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { toVisible } from '../../theme/toVisible.ts';
import { commandLines } from '../frame/commandLines.ts';
import { AddressSection } from './AddressSection.tsx';
import { AdvancedSection } from './AdvancedSection.tsx';
import { BehaviourSection } from './BehaviourSection.tsx';
import type { CreateInput } from './CreateInput.ts';
import { EssentialFields } from './EssentialFields.tsx';
import type { CreateFormProps } from './CreateInput.ts';
import { problemsOfInput } from './problemsOfInput.ts';
import { initialInput, movedInput } from './initialInput.ts';
import { toCreateRequest } from './toCreateRequest.ts';
import createClasses from './Create.module.css';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { EngineField } from '../frame/EngineField.tsx';
import fields from '../fields/Fields.module.css';
import { focusFirstInvalidField, useShownProblems } from '../fields/useShownProblems.ts';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';
import { useSelection } from '../../store/useSelection.ts';

interface CreateNetworkDialogProps {
  index: TopologyIndex;
  /** Id of the network that is duplicated. */
  like?: string | undefined;
  onClose: () => void;
}

/** Creates a network, or duplicates one. Every field is checked while the user types. */
export function CreateNetworkDialog({ index, like, onClose }: CreateNetworkDialogProps) {
  const { topology } = index;
  const { select } = useSelection();
  const { mutate, isPending, error, reset } = useChange(index);
  // Computed once: later changes of the topology do not change the form.
  const [start] = useState(() => initialInput(topology, like));
  const [input, setInput] = useState<CreateInput>(start.input);
  const problems = useMemo(() => problemsOfInput(input, topology), [input, topology]);
  const shown = useShownProblems(problems, like !== undefined);
  const command = { kind: 'create-network' as const, body: toCreateRequest(input) };
  const { name } = command.body;

  const form: CreateFormProps = {
    topology,
    features: featuresOf(topology.engine),
    input,
    change: (path, changed) => {
      shown.touch(path);
      setInput((before) => ({ ...before, ...changed }));
    },
    shown,
  };

  const handleSubmit = () => {
    if (!shown.trySubmit()) return focusFirstInvalidField();
    mutate(
      { commands: [command], describe: () => `Created the network ${toVisible(name)}.` },
      {
        onSuccess: ([outcome]) => {
          onClose();
          const id = outcome?.reply.id;
          if (id) select({ kind: 'network', id });
        },
      },
    );
  };

  return (
    <DialogFrame
      title={like === undefined ? 'New network' : 'Duplicate network'}
      verb="Create"
      size={640}
      commands={name === '' ? [] : commandLines(index, [command])}
      refusal={isPending ? null : shown.refusal}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {start.notes.length > 0 && (
        <ul className={createClasses.notes} data-testid="duplicate-notes">
          {start.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {like === undefined && (
        <EngineField
          intent={{ kind: 'create-network' }}
          isFixed={isPending}
          onMove={(to) => {
            reset();
            setInput(movedInput(input, topology, to.topology));
          }}
        />
      )}
      <EssentialFields {...form} />
      {input.configFrom === '' && <AddressSection {...form} />}
      <BehaviourSection {...form} />
      <AdvancedSection {...form} />
      {name !== '' && <ImpactNote index={index} commands={[command]} />}
      <p role="status" className={fields.announcement}>
        {shown.announcement}
      </p>
    </DialogFrame>
  );
}
