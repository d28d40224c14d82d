import { Button, TextInput } from '@mantine/core';
import type { FieldNotes } from '../fields/FieldNotes.tsx';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import classes from './Engine.module.css';

const examples = [
  { kind: 'socket', url: 'unix:///var/run/docker.sock', hint: 'A socket on the host of Portolan.' },
  {
    kind: 'TCP',
    url: 'tcp://nas:2376',
    hint: 'A port of another host: 2376 with TLS, 2375 without.',
  },
  {
    kind: 'SSH',
    url: 'ssh://user@nas',
    hint: 'As the user who runs Portolan, with the keys and known hosts of that user. The remote user must be allowed to use Docker.',
  },
  {
    kind: 'named pipe',
    url: 'npipe:////./pipe/docker_engine',
    hint: 'A named pipe, on Windows only.',
  },
] as const;

interface AddressFieldProps {
  value: string;
  notes: FieldNotes;
  onChange: (value: string) => void;
}

/** The address of an engine, with an example and a hint for each kind of address. */
export function AddressField({ value, notes, onChange }: AddressFieldProps) {
  const scheme = value.trim().toLowerCase();
  const kind = examples.find(({ url }) => scheme.startsWith(url.slice(0, url.indexOf('/'))));
  return (
    <div>
      <TextInput
        label="Address"
        className={fields.mono}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        {...fieldNoteProps(notes, kind?.hint ?? 'As for the docker CLI. Begin with an example:')}
      />
      <div className={classes.examples} role="group" aria-label="Examples of addresses">
        {examples.map(({ kind: title, url }) => (
          <Button
            key={url}
            size="compact-xs"
            variant="default"
            aria-label={`Example: ${title}, ${url}`}
            onClick={() => onChange(url)}
          >
            {title}
          </Button>
        ))}
      </div>
    </div>
  );
}
