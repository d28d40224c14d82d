import { Button, Group, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { RequestError } from '../../connection/http.ts';
import { changesDisabledReason, useTopologyStore } from '../../store/topologyStore.ts';
import { CommandLine } from './CommandLine.tsx';
import classes from './Dialog.module.css';
import { Refusal } from './Refusal.tsx';

interface DialogFrameProps {
  title: string;
  /** What the button says; the same verb as the title. */
  verb: string;
  /** Takes something away: the button is red. */
  removes?: boolean;
  /** The equivalent commands, one a line; empty while the input is not complete. */
  commands: string[];
  /** What those cannot say, in sentences. */
  notExpressed?: string[];
  /** Why it cannot be sent as it stands. */
  refusal?: string | null;
  isSending: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  /** Pixels, for forms with more columns. */
  size?: number;
  children: ReactNode;
}

const WIDTH = 540;

/** R92: what every change shows: what it will do, the command that would do it, and why it was refused. */
export function DialogFrame(props: DialogFrameProps) {
  const {
    title,
    verb,
    removes = false,
    commands,
    notExpressed = [],
    refusal = null,
    isSending,
    error,
    onSubmit,
    onClose,
    size = WIDTH,
  } = props;
  const blocked = useTopologyStore(changesDisabledReason);
  const reason = blocked ?? refusal;
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSending && reason === null) onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      // A form grows downwards, where nothing else moves for it.
      centered={size === WIDTH}
      classNames={{ title: classes.title, body: classes.body, content: classes.content }}
    >
      <form onSubmit={handleSubmit} noValidate className={classes.form}>
        {props.children}
        {/* R156: in sight however long the form is. */}
        <div className={classes.footer}>
          {commands.length > 0 && <CommandLine commands={commands} notExpressed={notExpressed} />}
          {error && <Refusal problem={error instanceof RequestError ? error.problem : null} error={error} />}
          {reason && (
            <p className={classes.reason} role="status">
              {reason}
            </p>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="sm" onClick={onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              size="sm"
              color={removes ? 'red' : 'blue'}
              loading={isSending}
              disabled={reason !== null}
              // Unless a field asks for it first; else Enter would close what it was to confirm.
              data-autofocus={reason === null || undefined}
            >
              {verb}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  );
}
