import { Checkbox, TextInput } from '@mantine/core';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import fields from '../fields/Fields.module.css';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import classes from './Engine.module.css';
import { usesTls } from './EngineInput.ts';
import type { EngineInput } from './EngineInput.ts';

interface TlsFieldsProps {
  input: EngineInput;
  shown: ShownProblems;
  onChange: (changed: Partial<EngineInput>) => void;
}

const files = [
  { name: 'ca', label: 'CA certificate', hint: 'Empty: the authorities that the server’s system trusts.' },
  { name: 'cert', label: 'Client certificate', hint: 'If the engine asks for one.' },
  { name: 'key', label: 'Client key', hint: 'Readable by the user who runs Portolan.' },
] as const;

/** How an engine at a TCP port is trusted, and how it trusts Portolan. */
export function TlsFields({ input, shown, onChange }: TlsFieldsProps) {
  const isOn = usesTls(input);
  return (
    <fieldset className={classes.tls}>
      <legend>TLS</legend>
      <Checkbox
        label="Encrypt with TLS"
        checked={isOn}
        onChange={({ currentTarget }) => onChange({ usesTls: currentTarget.checked })}
        {...fieldNoteProps(isOn ? {} : shown.notesOf('usesTls'))}
      />
      {isOn && (
        <>
          <p className={fields.hint}>
            Paths of PEM files on the host where Portolan’s server runs. Portolan stores the paths, not the
            files.
          </p>
          <div className={fields.columns}>
            {files.map(({ name, label, hint }) => (
              <TextInput
                key={name}
                label={label}
                className={name === 'ca' ? `${fields.mono} ${fields.wide}` : fields.mono}
                placeholder={`/etc/portolan/${name}.pem`}
                autoComplete="off"
                spellCheck={false}
                value={input[name]}
                onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value })}
                {...fieldNoteProps(shown.notesOf(name), hint)}
              />
            ))}
          </div>
          <Checkbox
            label="Do not verify the engine’s certificate"
            checked={input.skipsVerify}
            onChange={({ currentTarget }) => onChange({ skipsVerify: currentTarget.checked })}
            {...fieldNoteProps(shown.notesOf('skipsVerify'))}
          />
        </>
      )}
    </fieldset>
  );
}
