import { featuresOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { useView } from '../store/useView.ts';
import { toVisible } from '../theme/toVisible.ts';
import { commandLines } from './commandLines.ts';
import { AddressSection } from './create/AddressSection.tsx';
import { AdvancedSection } from './create/AdvancedSection.tsx';
import { BehaviourSection } from './create/BehaviourSection.tsx';
import type { CreateInput } from './create/CreateInput.ts';
import { EssentialFields } from './create/EssentialFields.tsx';
import type { FormProps } from './create/FormProps.ts';
import { problemsOfInput } from './create/problemsOfInput.ts';
import { startOf } from './create/startOf.ts';
import { toCreateRequest } from './create/toCreateRequest.ts';
import createClasses from './create/Create.module.css';
import { DialogFrame } from './DialogFrame.tsx';
import fields from './fields/Fields.module.css';
import { focusFirstWrong, useShownProblems } from './fields/useShownProblems.ts';
import { ImpactNote } from './ImpactNote.tsx';
import { useChange } from './useChange.ts';

interface CreateNetworkDialogProps {
  index: TopologyIndex;
  /** The id of a network whose settings the form starts with. */
  like?: string | undefined;
  onClose: () => void;
}

/** Makes a new network, or one like another; every field is checked as one types. */
export function CreateNetworkDialog({ index, like, onClose }: CreateNetworkDialogProps) {
  const { topology } = index;
  const { select } = useView();
  const { mutate, isPending, error } = useChange(index);
  // What the form starts with is not what the engine has become since.
  const [start] = useState(() => startOf(topology, like));
  const [input, setInput] = useState<CreateInput>(start.input);
  const problems = useMemo(() => problemsOfInput(input, topology), [input, topology]);
  const shown = useShownProblems(problems, like !== undefined);
  const command = { kind: 'create-network' as const, body: toCreateRequest(input) };
  const { name } = command.body;

  const form: FormProps = {
    topology,
    offers: featuresOf(topology.engine),
    input,
    change: (path, changed) => {
      shown.touch(path);
      setInput((before) => ({ ...before, ...changed }));
    },
    shown,
  };

  const handleSubmit = () => {
    if (!shown.tryToSend()) return focusFirstWrong();
    mutate(
      { commands: [command], say: () => `Created the network ${toVisible(name)}.` },
      {
        onSuccess: (sent) => {
          onClose();
          const id = sent[0]?.reply.id;
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
      <EssentialFields {...form} />
      {input.configFrom === '' && <AddressSection {...form} />}
      <BehaviourSection {...form} />
      <AdvancedSection {...form} />
      {name !== '' && <ImpactNote index={index} commands={[command]} />}
      <p role="status" className={fields.aloud}>
        {shown.aloud}
      </p>
    </DialogFrame>
  );
}
