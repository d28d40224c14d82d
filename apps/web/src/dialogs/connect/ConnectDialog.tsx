import { TextInput } from '@mantine/core';
import { cliLimitations } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import { featuresOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import type { CommandOutcome } from '../../commands/sendCommand.ts';
import { commandLines } from '../frame/commandLines.ts';
import { AddressSection } from './AddressSection.tsx';
import { ChooseField } from './ChooseField.tsx';
import { containerOptions, networkOptions } from './connectOptions.ts';
import { connectedText } from './planPairs.ts';
import type { ConnectFormProps } from './ConnectFormProps.ts';
import { MoreSection } from './MoreSection.tsx';
import { PairList } from './PairList.tsx';
import { pairKey, planPairs } from './planPairs.ts';
import { problemsOfPairs } from './problemsOfPairs.ts';
import { emptyConnect, toConnectRequest } from './toConnectRequest.ts';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { EngineField } from '../frame/EngineField.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { focusFirstInvalidField, useShownProblems } from '../fields/useShownProblems.ts';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { notifyChanged } from '../toast/notifyChanged.tsx';
import { useChange } from '../frame/useChange.ts';
import { useEngine } from '../../store/engine/EngineScope.ts';

interface ConnectDialogProps {
  index: TopologyIndex;
  /** The containers and networks that are chosen when the dialog opens. */
  containerIds: string[];
  networkIds: string[];
  onClose: () => void;
}

/** Connects each chosen container to each chosen network, with aliases, addresses and options. */
export function ConnectDialog({ index, onClose, ...given }: ConnectDialogProps) {
  const [containerIds, setContainerIds] = useState(given.containerIds);
  const [networkIds, setNetworkIds] = useState(given.networkIds);
  const [input, setInput] = useState(emptyConnect);
  const [outcomes, setOutcomes] = useState<readonly CommandOutcome[]>([]);
  const { mutate, isPending, error, reset } = useChange(index);

  const pairs = planPairs(index, containerIds, networkIds, new Set(outcomes.map(keyOf)));
  const done = pairs.filter(({ state }) => state.kind === 'done');
  const left = pairs.filter(({ state }) => state.kind === 'to-do');
  const isSingle = containerIds.length === 1 && networkIds.length === 1;
  const request = toConnectRequest(input, isSingle);
  const shown = useShownProblems(problemsOfPairs(index, left, request, input));
  const commands = left.map(({ container, network }): Command => ({
    kind: 'connect',
    networkId: network.id,
    body: { container: container.id, ...request },
  }));
  const lines = commandLines(index, commands);
  const engine = useEngine();
  const containers = useMemo(
    () => containerIds.flatMap((id) => index.containers.get(id) ?? []),
    [index, containerIds],
  );
  const networks = useMemo(
    () => networkIds.flatMap((id) => index.networks.get(id) ?? []),
    [index, networkIds],
  );
  const candidates = useMemo(() => containerOptions(index, networks), [index, networks]);
  const choices = useMemo(() => networkOptions(index, containers), [index, containers]);
  const form: ConnectFormProps = {
    index,
    features: featuresOf(index.engine),
    single: isSingle ? (networks[0] ?? null) : null,
    input,
    change: (field, changed) => {
      shown.touch(field);
      setInput((before) => ({ ...before, ...changed }));
    },
    shown,
  };

  const handleSubmit = () => {
    if (!shown.trySubmit()) return focusFirstInvalidField();
    mutate(
      {
        commands,
        earlier: outcomes,
        describe: (all) => connectedText(pairs.filter(({ key }) => all.some((each) => keyOf(each) === key))),
        onAccepted: (each) => setOutcomes((before) => [...before, each]),
      },
      { onSuccess: onClose },
    );
  };
  // R158: what was done before a refusal is reported when the dialog closes, and can be undone as one change.
  const handleClose = () => {
    if (!isPending && done.length > 0) notifyChanged(engine, connectedText(done), outcomes);
    onClose();
  };

  return (
    <DialogFrame
      title="Connect"
      verb="Connect"
      size={600}
      commands={lines}
      notExpressed={[...new Set(commands.flatMap((each) => cliLimitations(each, index.engine)))]}
      refusal={isPending ? null : (whyNothingToDo(pairs) ?? shown.refusal)}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={handleClose}
    >
      {given.containerIds.length + given.networkIds.length === 0 && (
        <EngineField
          intent={{ kind: 'connect', containerIds: [], networkIds: [] }}
          // What is done already is reported, and undone, together with the rest.
          isFixed={isPending || outcomes.length > 0}
          onMove={() => {
            reset();
            setContainerIds([]);
            setNetworkIds([]);
          }}
        />
      )}
      <ChooseField
        label="Containers"
        placeholder="Choose one or more"
        nothingFound="No container matches"
        options={candidates}
        chosen={containerIds}
        onChange={setContainerIds}
        hasFocus={given.containerIds.length === 0}
      />
      <ChooseField
        label="Networks"
        placeholder="Choose one or more"
        nothingFound="No network matches"
        options={choices}
        chosen={networkIds}
        onChange={setNetworkIds}
        hasFocus={given.containerIds.length > 0 && given.networkIds.length === 0}
      />
      {pairs.length > 1 && (
        <PairList
          pairs={pairs}
          refused={error && !isPending ? (left[0]?.key ?? null) : null}
          current={isPending ? (left[0]?.key ?? null) : null}
        />
      )}
      <ImpactNote index={index} commands={commands} />
      <TextInput
        label="Aliases"
        placeholder="db cache"
        autoComplete="off"
        spellCheck={false}
        value={input.aliases}
        onChange={({ currentTarget }) => form.change('aliases', { aliases: currentTarget.value })}
        {...fieldNoteProps(
          shown.notesOf('aliases'),
          'More names that resolve to it on the network, separated by spaces.',
        )}
      />
      <AddressSection {...form} />
      <MoreSection {...form} />
      <p role="status" className={fields.announcement}>
        {shown.announcement}
      </p>
    </DialogFrame>
  );
}

const keyOf = ({ command }: CommandOutcome): string =>
  command.kind === 'connect' ? pairKey(command.body.container, command.networkId) : '';

function whyNothingToDo(pairs: ReturnType<typeof planPairs>): string | null {
  if (pairs.length === 0) return 'Choose a container and a network.';
  if (pairs.some(({ state }) => state.kind === 'to-do')) return null;
  const skipped = pairs.find(({ state }) => state.kind === 'skipped')?.state;
  return skipped?.kind === 'skipped' ? skipped.reason : 'All pairs are connected.';
}
