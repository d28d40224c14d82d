import { Select, TextInput } from '@mantine/core';
import { cliLimitations } from '@portolan/protocol';
import type { Command } from '@portolan/protocol';
import type { TopologyIndex } from '@portolan/topology';
import { useMemo, useState } from 'react';
import { commandLines } from '../frame/commandLines.ts';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { EngineField } from '../frame/EngineField.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import { FoldSection } from '../fields/FoldSection.tsx';
import fields from '../fields/Fields.module.css';
import { PairFields } from '../fields/PairFields.tsx';
import { focusFirstInvalidField, useShownProblems } from '../fields/useShownProblems.ts';
import { ImpactNote } from '../impact/ImpactNote.tsx';
import { useChange } from '../frame/useChange.ts';
import { ImageField } from './ImageField.tsx';
import { LinesField } from './LinesField.tsx';
import { NetworkFields } from './NetworkFields.tsx';
import { PortFields } from './PortFields.tsx';
import { problemsOfRunInput } from './problemsOfRunInput.ts';
import { emptyRunInput } from './RunInput.ts';
import type { RunInput } from './RunInput.ts';
import { suggestName } from './suggestName.ts';
import { toRunRequest } from './toRunRequest.ts';
import { useImages } from './useImages.ts';
import { useSelection } from '../../store/useSelection.ts';

const restarts = [
  { value: 'no', label: 'Never' },
  { value: 'on-failure', label: 'On failure' },
  { value: 'unless-stopped', label: 'Unless stopped' },
  { value: 'always', label: 'Always' },
];

interface RunContainerDialogProps {
  index: TopologyIndex;
  networkIds: string[];
  onClose: () => void;
}

/**
 * R167: runs a container from a local image. Mounts, privileges and the host’s namespaces are deliberately not
 * supported.
 */
export function RunContainerDialog({ index, networkIds, onClose }: RunContainerDialogProps) {
  const [input, setInput] = useState<RunInput>(() => emptyRunInput(networkIds));
  const images = useImages();
  const { select } = useSelection();
  const { mutate, isPending, error, reset } = useChange(index);
  const taken = useMemo(() => new Set(index.topology.containers.map((each) => each.name)), [index]);
  const suggested = suggestName(input.image, taken);
  const request = toRunRequest(input, suggested);
  // Until the list of images is loaded, no image is reported as missing.
  const problems = images.data
    ? problemsOfRunInput(input, request, index, images.data)
    : problemsOfRunInput(input, request, index, []).filter(({ path }) => path !== 'image' || !input.image);
  const shown = useShownProblems(problems);
  const isValid = problems.every(({ severity }) => severity !== 'error');
  const command: Command = { kind: 'run-container', body: request };
  const change = (path: string, changed: Partial<RunInput>) => {
    if (path !== '') shown.touch(path);
    setInput({ ...input, ...changed });
  };

  const handleSubmit = () => {
    if (!shown.trySubmit()) {
      focusFirstInvalidField();
      return;
    }
    mutate(
      { commands: [command], describe: () => `Ran ${request.name}.` },
      {
        onSuccess: ([outcome]) => {
          onClose();
          const id = outcome?.reply.id;
          if (id) select({ kind: 'container', id });
        },
      },
    );
  };

  return (
    <DialogFrame
      title="Run a container"
      verb="Run"
      commands={isValid ? commandLines(index, [command]) : []}
      notExpressed={cliLimitations(command, index.engine)}
      refusal={isPending ? null : shown.refusal}
      isSending={isPending}
      error={error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      {networkIds.length === 0 && (
        <EngineField
          intent={{ kind: 'run-container', networkIds: [] }}
          isFixed={isPending}
          onMove={() => {
            reset();
            setInput({ ...input, networks: [] });
          }}
        />
      )}
      <ImageField
        images={images.data}
        problem={images.error?.message ?? null}
        value={input.image}
        notes={shown.notesOf('image')}
        onChange={(image) => change('image', { image })}
      />
      <TextInput
        label="Name"
        autoComplete="off"
        spellCheck={false}
        value={input.name ?? suggested}
        onChange={(event) => change('name', { name: event.currentTarget.value })}
        {...fieldNoteProps(
          shown.notesOf('name'),
          'Containers on its networks resolve this name, except on the default bridge.',
        )}
      />
      <NetworkFields
        index={index}
        networks={input.networks}
        onChange={(path, networks) => change(path, { networks })}
        shown={shown}
      />
      <PortFields ports={input.ports} onChange={(path, ports) => change(path, { ports })} shown={shown} />
      <FoldSection
        title="Command, environment, restart, labels"
        digest={[
          input.command && 'command',
          input.environment && 'environment',
          input.restart !== 'no' && 'restart',
          input.labels.length > 0 && 'labels',
        ]
          .filter(Boolean)
          .join(' · ')}
        hasValue={false}
        hasError={shown.hasErrorBelow('command', 'environment', 'restart', 'labels')}
      >
        <LinesField
          label="Command"
          placeholder={'sleep\ninfinity'}
          hint="One argument per line, instead of the image’s command. No shell runs it: no quotes, $VARIABLES or pipes."
          path="command"
          value={input.command}
          onChange={(text) => change('command', { command: text })}
          shown={shown}
        />
        <LinesField
          label="Environment"
          placeholder="KEY=value"
          hint="One KEY=value per line, taken literally: without quotes."
          path="environment"
          value={input.environment}
          onChange={(text) => change('environment', { environment: text })}
          shown={shown}
        />
        <Select
          label="Restart policy"
          data={restarts}
          value={input.restart}
          onChange={(value) => change('restart', { restart: (value ?? 'no') as RunInput['restart'] })}
          allowDeselect={false}
          withScrollArea={false}
        />
        <PairFields
          title="Labels"
          one="label"
          pairs={input.labels}
          onChange={(labels) => change('labels', { labels })}
          notesOf={(key) => shown.notesOf(`labels.${key}`)}
        />
      </FoldSection>
      <p className={fields.announcement} role="status">
        {shown.announcement}
      </p>
      {isValid && <ImpactNote index={index} commands={[command]} />}
    </DialogFrame>
  );
}
