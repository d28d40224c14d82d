import { Button, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { fieldNoteProps } from './FieldNotes.tsx';
import type { FieldNotes } from './FieldNotes.tsx';
import classes from './Fields.module.css';

interface AddressFieldProps {
  label: string;
  placeholder: string;
  hint?: ReactNode;
  value: string;
  notes: FieldNotes;
  onChange: (value: string) => void;
  /** What the button in the field says, and the value it fills in; `null` where there is none to offer. */
  suggestion?: { verb: string; value: () => string | null } | null;
}

/** An address or subnet, in monospace, with a button that fills in a free one. */
export function AddressField(props: AddressFieldProps) {
  const { label, placeholder, hint, value, notes, onChange, suggestion } = props;
  return (
    <TextInput
      label={label}
      placeholder={placeholder}
      className={classes.mono}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...fieldNoteProps(notes, hint)}
      rightSectionWidth={suggestion ? 96 : undefined}
      rightSection={
        suggestion && (
          <Button
            variant="subtle"
            className={classes.quietButton}
            size="compact-xs"
            aria-label={`${suggestion.verb} for ${label}`}
            onClick={() => {
              const found = suggestion.value();
              if (found !== null) onChange(found);
            }}
          >
            {suggestion.verb}
          </Button>
        )
      }
    />
  );
}
