import { TextInput } from '@mantine/core';
import { cliLimitations } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import { featuresOf } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import type { Sent } from '../commands/Sent.ts';
import { commandLines } from './commandLines.ts';
import { AddressSection } from './connect/AddressSection.tsx';
import { ChooseField } from './connect/ChooseField.tsx';
import { containerOptions, networkOptions } from './connect/connectOptions.ts';
import { doneWords } from './connect/doneWords.ts';
import type { FormProps } from './connect/FormProps.ts';
import { MoreSection } from './connect/MoreSection.tsx';
import { PairList } from './connect/PairList.tsx';
import { pairKey, planPairs } from './connect/planPairs.ts';
import { problemsOfPairs } from './connect/problemsOfPairs.ts';
import { emptyConnect, toConnectRequest } from './connect/toConnectRequest.ts';
import { DialogFrame } from './DialogFrame.tsx';
import { noteProps } from './fields/FieldNotes.tsx';
import fields from './fields/Fields.module.css';
import { focusFirstWrong, useShownProblems } from './fields/useShownProblems.ts';
import { ImpactNote } from './ImpactNote.tsx';
import { notifyDone } from './notifyDone.tsx';
import { useChange } from './useChange.ts';

interface ConnectDialogProps {
  index: TopologyIndex;
  /** Those chosen already. */
  containerIds: string[];
  networkIds: string[];
  onClose: () => void;
}

/** Connects containers to networks, every one with every one: which, where, and under which names and addresses. */
export function ConnectDialog({ index, onClose, ...given }: ConnectDialogProps) {
  const [containerIds, setContainerIds] = useState(given.containerIds);
  const [networkIds, setNetworkIds] = useState(given.networkIds);
  const [input, setInput] = useState(emptyConnect);
  const [sent, setSent] = useState<readonly Sent[]>([]);
  const { mutate, isPending, error } = useChange(index);

  const pairs = planPairs(index, containerIds, networkIds, new Set(sent.map(keyOf)));
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
  const form: FormProps = {
    index,
    offers: featuresOf(index.topology.engine),
    single: isSingle ? (networks[0] ?? null) : null,
    input,
    change: (field, changed) => {
      shown.touch(field);
      setInput((before) => ({ ...before, ...changed }));
    },
    shown,
  };

  const handleSubmit = () => {
    if (!shown.tryToSend()) return focusFirstWrong();
    mutate(
      {
        commands,
        before: sent,
        say: (all) => doneWords(pairs.filter(({ key }) => all.some((each) => keyOf(each) === key))),
        onSent: (each) => setSent((before) => [...before, each]),
      },
      { onSuccess: onClose },
    );
  };
  // R158: what was done before a refusal stays done, and can be undone as one.
  const handleClose = () => {
    if (!isPending && done.length > 0) notifyDone(doneWords(done), sent);
    onClose();
  };

  return (
    <DialogFrame
      title="Connect"
      verb="Connect"
      size={600}
      commands={lines}
      unsaid={[...new Set(commands.flatMap((each) => cliLimitations(each, index.topology.engine)))]}
      refusal={isPending ? null : (whyNothingToDo(pairs) ?? shown.refusal)}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={handleClose}
    >
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
        {...noteProps(shown.of('aliases'), 'More names to be found by on the network, separated by spaces.')}
      />
      <AddressSection {...form} />
      <MoreSection {...form} />
      <p role="status" className={fields.aloud}>
        {shown.aloud}
      </p>
    </DialogFrame>
  );
}

const keyOf = ({ command }: Sent): string =>
  command.kind === 'connect' ? pairKey(command.body.container, command.networkId) : '';

function whyNothingToDo(pairs: ReturnType<typeof planPairs>): string | null {
  if (pairs.length === 0) return 'Choose a container and a network.';
  if (pairs.some(({ state }) => state.kind === 'to-do')) return null;
  const leftOut = pairs.find(({ state }) => state.kind === 'left-out')?.state;
  return leftOut?.kind === 'left-out' ? leftOut.reason : 'All of them are connected.';
}
