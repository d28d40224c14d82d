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
  /** The label of the button in the field, and the value that it fills in; `value` returns `null` if there is none. */
  suggestion?: { label: string; value: () => string | null } | null;
}

/** A field for an address or subnet, with a button that fills in a free one. */
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
            aria-label={`${suggestion.label} for ${label}`}
            onClick={() => {
              const found = suggestion.value();
              if (found !== null) onChange(found);
            }}
          >
            {suggestion.label}
          </Button>
        )
      }
    />
  );
}
