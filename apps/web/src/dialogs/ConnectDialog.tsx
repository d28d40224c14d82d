import { MultiSelect, Select, TextInput } from '@mantine/core';
import { toConnectCommand, toShell } from '@portolan/protocol';
import { listNames, refusalToConnect } from '@portolan/topology';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { useCommand } from '../commands/useCommand.ts';
import { toVisible } from '../theme/toVisible.ts';
import { DialogFrame } from './DialogFrame.tsx';
import classes from './Dialog.module.css';
import { ImpactNote } from './ImpactNote.tsx';
import { notifyDone } from './notifyDone.tsx';
import { problemOfAddress, toConnectRequest } from './toConnectRequest.ts';
import type { ConnectInput } from './toConnectRequest.ts';
import { containerOptions, networkOptions } from './connectOptions.ts';

interface ConnectDialogProps {
  index: TopologyIndex;
  containerId: string | undefined;
  networkId: string | undefined;
  onClose: () => void;
}

/** Connects containers to a network: which, where, and under which names and addresses. */
export function ConnectDialog({ index, containerId, networkId, onClose }: ConnectDialogProps) {
  const [containerIds, setContainerIds] = useState(containerId ? [containerId] : []);
  const [chosenNetwork, setChosenNetwork] = useState<string | null>(networkId ?? null);
  const [input, setInput] = useState<ConnectInput>({ aliases: '', ipv4: '', ipv6: '' });
  const [isListOpen, setListOpen] = useState(false);
  const { mutate, isPending, error } = useCommand();

  const network = chosenNetwork === null ? undefined : index.networks.get(chosenNetwork);
  const containers = containerIds.map((id) => index.containers.get(id)).filter((each) => each !== undefined);
  const first = index.containers.get(containerIds[0] ?? '');
  const networks = useMemo(() => networkOptions(index, first), [index, first]);
  const candidates = useMemo(() => containerOptions(index, network), [index, network]);

  const refusals = network
    ? containers
        .map((each) => refusalToConnect(index, each, network)?.reason)
        .filter((each) => each !== undefined)
    : [];
  const ipv4Problem = problemOfAddress(input.ipv4, 4, network);
  const ipv6Problem = problemOfAddress(input.ipv6, 6, network);
  const severalWithAddress = containers.length > 1 && (input.ipv4.trim() !== '' || input.ipv6.trim() !== '');
  const isComplete = network !== undefined && containers.length > 0;
  const request = toConnectRequest(input);
  const set = (field: keyof ConnectInput) => (event: React.ChangeEvent<HTMLInputElement>) =>
    setInput({ ...input, [field]: event.currentTarget.value });

  const handleSubmit = () => {
    if (!network) return;
    const done: string[] = [];
    mutate(
      {
        commands: containers.map((each) => ({
          kind: 'connect',
          networkId: network.id,
          body: { container: each.id, ...request },
        })),
        onSent: ({ command }) => {
          if (command.kind !== 'connect') return;
          const { container } = command.body;
          done.push(toVisible(index.containers.get(container)?.name ?? container));
          if (done.length < containers.length) setContainerIds((ids) => ids.filter((id) => id !== container));
        },
      },
      {
        onSuccess: (sent) => {
          notifyDone(`Connected ${listNames(done)} to ${toVisible(network.name)}.`, sent);
          onClose();
        },
      },
    );
  };

  return (
    <DialogFrame
      title="Connect"
      verb="Connect"
      commands={
        isComplete
          ? containers.map((each) => toShell(toConnectCommand(network.name, each.name, request)))
          : []
      }
      refusal={
        isPending
          ? null
          : !isComplete
            ? 'Choose a container and a network.'
            : (refusals[0] ??
              ipv4Problem ??
              ipv6Problem ??
              (severalWithAddress ? 'An address can be given to one container only.' : null))
      }
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <MultiSelect
        label="Containers"
        searchable
        data={candidates}
        value={containerIds}
        onChange={(ids) => {
          setContainerIds(ids);
          // Most connect one: the list must not hide what follows.
          setListOpen(false);
        }}
        dropdownOpened={isListOpen}
        onDropdownOpen={() => setListOpen(true)}
        onDropdownClose={() => setListOpen(false)}
        placeholder={containerIds.length === 0 ? 'Choose one or more' : ''}
        nothingFoundMessage="No container matches"
        hidePickedOptions
        withScrollArea={false}
        classNames={{ options: classes.options }}
        data-autofocus={containerId === undefined || undefined}
      />
      <Select
        label="Network"
        searchable
        data={networks}
        value={chosenNetwork}
        onChange={setChosenNetwork}
        placeholder="Choose a network"
        nothingFoundMessage="No network matches"
        withScrollArea={false}
        classNames={{ options: classes.options }}
        data-autofocus={(containerId !== undefined && networkId === undefined) || undefined}
      />
      <details className={classes.more} open={input.aliases !== '' || undefined}>
        <summary>Names and addresses</summary>
        <div>
          <TextInput
            label="Aliases"
            description="More names it is found by on this network"
            placeholder="db cache"
            value={input.aliases}
            onChange={set('aliases')}
          />
          <TextInput
            label="IPv4 address"
            placeholder="given by the engine"
            value={input.ipv4}
            onChange={set('ipv4')}
            error={ipv4Problem}
          />
          <TextInput
            label="IPv6 address"
            placeholder="given by the engine"
            value={input.ipv6}
            onChange={set('ipv6')}
            error={ipv6Problem}
          />
        </div>
      </details>
      {isComplete && refusals.length === 0 && (
        <ImpactNote
          index={index}
          edits={containers.map((each) => ({ kind: 'connect', containerId: each.id, networkId: network.id }))}
        />
      )}
    </DialogFrame>
  );
}
