import { Button, Group, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { isNoAnswer } from '../../commands/isNoAnswer.ts';
import { RequestError } from '../../connection/http.ts';
import { Place } from '../../inspector/parts/Place.tsx';
import { useHostLines } from '../../store/engine/useHostLines.ts';
import { CommandLine } from './CommandLine.tsx';
import classes from './Dialog.module.css';
import { Refusal } from './Refusal.tsx';
import { useEngine } from '../../store/engine/EngineScope.ts';
import { useServerStore } from '../../store/engine/serverStore.ts';
import { serverRefusal } from '../../store/engine/refusals.ts';
import { useChangesRefusal } from '../../store/engine/refusals.ts';

interface DialogFrameProps {
  title: string;
  /** Label of the submit button, with the verb of the title. */
  verb: string;
  /** True for a change that removes something: the button is red. */
  removes?: boolean;
  /** True for a change of what the server watches. It does not depend on the engine that is shown. */
  isAboutServer?: boolean;
  /** The equivalent docker commands, or settings of the server; empty while the input is incomplete. */
  commands: string[];
  /** What `commands` are, if no docker commands. */
  commandTitle?: string;
  /** What the docker commands cannot express, in sentences. */
  notExpressed?: string[];
  /** Why the form cannot be submitted; `null` if it can. */
  refusal?: string | null;
  isSending: boolean;
  error: Error | null;
  onSubmit: () => void;
  onClose: () => void;
  /** Width in pixels, for forms with several columns. */
  size?: number;
  children: ReactNode;
}

const WIDTH = 540;

/** R92: the frame of every dialog that makes a change. It shows the docker command, and why a change was refused. */
export function DialogFrame(props: DialogFrameProps) {
  const {
    title,
    verb,
    removes = false,
    isAboutServer = false,
    commands,
    commandTitle,
    notExpressed = [],
    refusal = null,
    isSending,
    error,
    onSubmit,
    onClose,
    size = WIDTH,
  } = props;
  const refusalOfServer = useServerStore(serverRefusal);
  const refusalOfChanges = useChangesRefusal();
  const blocked = isAboutServer ? refusalOfServer : refusalOfChanges;
  const engine = useEngine();
  const reason = blocked ?? refusal;
  const lines = useHostLines(commands);
  // The error above says already that the engine does not answer.
  const isReasonSaid = blocked !== null && refusalOfServer === null && isNoAnswer(error);
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isSending && reason === null) onSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          {title} {!isAboutServer && <Place engine={engine} />}
        </>
      }
      size={size}
      // A wide form starts at the top, so that it moves nothing else when it grows.
      centered={size === WIDTH}
      classNames={{ title: classes.title, body: classes.body, content: classes.content }}
    >
      <form onSubmit={handleSubmit} noValidate className={classes.form}>
        {props.children}
        {/* R156: the footer stays in sight, however long the form is. */}
        <div className={classes.footer}>
          {commands.length > 0 && (
            <CommandLine
              title={commandTitle}
              commands={isAboutServer ? commands : lines}
              notExpressed={notExpressed}
            />
          )}
          {error && <Refusal problem={error instanceof RequestError ? error.problem : null} error={error} />}
          {reason && !isReasonSaid && (
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
              // Without this, the close button would have the focus and Enter would close the dialog. A field with
              // data-autofocus comes first.
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
