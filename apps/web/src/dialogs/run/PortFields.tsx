import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconArrowRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import { Warning } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import classes from './Run.module.css';
import { emptyPort } from './RunInput.ts';
import type { PortInput } from './RunInput.ts';

interface PortFieldsProps {
  ports: PortInput[];
  /** `path` is the field that the user edited. */
  onChange: (path: string, ports: PortInput[]) => void;
  shown: ShownProblems;
}

const parts = ['hostIp', 'hostPort', 'containerPort', 'protocol'] as const;

/** The published ports, one per row: host address, host port and container port. */
export function PortFields({ ports, onChange, shown }: PortFieldsProps) {
  const [focused, setFocused] = useState<number | null>(null);
  const update = (at: number, part: keyof PortInput, value: string) =>
    onChange(
      `ports.${at}.${part}`,
      ports.map((port, each) => (each === at ? { ...port, [part]: value } : port)),
    );
  return (
    <fieldset className={fields.pairs}>
      <legend>Published ports</legend>
      {ports.length === 0 && (
        <p className={fields.hint}>If none, only containers on its networks can reach it.</p>
      )}
      {ports.map((port, at) => {
        const notes = [`ports.${at}`, ...parts.map((part) => `ports.${at}.${part}`)].map(shown.notesOf);
        const error = notes.find((each) => each.error)?.error;
        const warning = notes.find((each) => each.warning)?.warning;
        const noteId = `port-${at}-note`;
        const textField = (
          part: 'hostIp' | 'hostPort' | 'containerPort',
          label: string,
          placeholder: string,
        ) => (
          <TextInput
            aria-label={`${label} of port ${at + 1}`}
            aria-describedby={error || warning ? noteId : undefined}
            className={fields.mono}
            placeholder={placeholder}
            inputMode={part === 'hostIp' ? undefined : 'numeric'}
            autoFocus={part === 'containerPort' && focused === at}
            autoComplete="off"
            value={port[part]}
            error={Boolean(shown.notesOf(`ports.${at}.${part}`).error)}
            onChange={(event) => update(at, part, event.currentTarget.value)}
          />
        );
        return (
          <div key={at} className={classes.port}>
            {textField('hostIp', 'Host address', 'all addresses')}
            {textField('hostPort', 'Host port', 'any free')}
            <IconArrowRight size={14} className={classes.arrow} aria-hidden />
            {textField('containerPort', 'Container port', 'port')}
            <NativeSelect
              aria-label={`Protocol of port ${at + 1}`}
              data={['tcp', 'udp', 'sctp']}
              value={port.protocol}
              onChange={(event) => update(at, 'protocol', event.currentTarget.value)}
            />
            <CloseButton
              size="sm"
              className={classes.remove}
              aria-label={`Remove port ${at + 1}`}
              onClick={() =>
                onChange(
                  'ports',
                  ports.filter((_, each) => each !== at),
                )
              }
            />
            {(error || warning) && (
              <p id={noteId} className={`${fields.rowNote} ${classes.portNote}`}>
                {error ? <Literal text={error} max={300} /> : <Warning text={warning ?? ''} />}
              </p>
            )}
          </div>
        );
      })}
      <div className={fields.buttons}>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          onClick={() => {
            setFocused(ports.length);
            onChange('', [...ports, emptyPort]);
          }}
        >
          Publish a port
        </Button>
      </div>
    </fieldset>
  );
}
