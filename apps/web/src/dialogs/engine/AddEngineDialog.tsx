import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { addEngine, testEngine } from '../../commands/engineRequests.ts';
import { useEnginesStore } from '../../store/engine/enginesStore.ts';
import { useView } from '../../store/useView.ts';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import { focusFirstInvalidField, useShownProblems } from '../fields/useShownProblems.ts';
import { DialogFrame } from '../frame/DialogFrame.tsx';
import { AddressField } from './AddressField.tsx';
import { emptyInput, isTcp, problemsOfEngine, toAddRequest, toSetting, usesTls } from './EngineInput.ts';
import type { EngineInput } from './EngineInput.ts';
import { EngineTest } from './EngineTest.tsx';
import { notifyAdded } from './notifyEngine.tsx';
import { TlsFields } from './TlsFields.tsx';

/** R293: adds an engine that the server watches from then on. It can be tested before. */
export function AddEngineDialog({ onClose }: { onClose: () => void }) {
  const engines = useEnginesStore((state) => state.engines);
  const names = useMemo(() => new Set(engines?.keys()), [engines]);
  const { switchEngines } = useView();
  const [input, setInput] = useState(emptyInput);
  const problems = useMemo(() => problemsOfEngine(input, names), [input, names]);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = useShownProblems(problems);
  const adding = useMutation({ mutationFn: addEngine });
  const testing = useMutation({
    mutationFn: (signal: AbortSignal) => {
      const { url, tls } = toAddRequest(input);
      return testEngine({ url, ...(tls && { tls }) }, signal);
    },
  });
  const running = useRef<AbortController | null>(null);

  const change = (changed: Partial<EngineInput>) => {
    for (const field of Object.keys(changed)) {
      shown.touch(field);
      // The answer was about another address.
      if (field !== 'name') {
        running.current?.abort();
        testing.reset();
      }
    }
    setInput((before) => ({ ...before, ...changed }));
  };
  const handleTest = () => {
    // The refusal in the footer was about an earlier attempt, and would cover the answer.
    adding.reset();
    running.current = new AbortController();
    testing.mutate(running.current.signal);
  };
  const handleSubmit = () => {
    if (!shown.trySubmit()) return focusFirstInvalidField();
    adding.mutate(toAddRequest(input), {
      onSuccess: ({ name }) => {
        onClose();
        notifyAdded(name, () => switchEngines(name));
      },
    });
  };

  return (
    <DialogFrame
      title="Add engine"
      verb="Add"
      isAboutServer
      commands={errors.length > 0 ? [] : toSetting(input)}
      commandTitle={usesTls(input) ? 'In the file of --engines' : 'As a flag of the server'}
      refusal={adding.isPending ? null : shown.refusal}
      isSending={adding.isPending}
      error={adding.error}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        value={input.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        {...fieldNoteProps(
          shown.notesOf('name'),
          'As Portolan calls it: on the page, in its addresses, and in the API.',
        )}
      />
      <AddressField value={input.url} notes={shown.notesOf('url')} onChange={(url) => change({ url })} />
      {isTcp(input) && <TlsFields input={input} shown={shown} onChange={change} />}
      <EngineTest
        reply={testing.data}
        error={testing.error}
        isRunning={testing.isPending}
        isReady={errors.every(({ path }) => path !== 'url')}
        onTest={handleTest}
      />
      <p role="status" className={fields.announcement}>
        {shown.announcement}
      </p>
    </DialogFrame>
  );
}
