import { Textarea } from '@mantine/core';
import { toVisible } from '../../theme/toVisible.ts';
import { fieldNoteProps } from '../fields/FieldNotes.tsx';
import type { ShownProblems } from '../fields/useShownProblems.ts';
import classes from './Run.module.css';
import { linesOf } from './toRunRequest.ts';

interface LinesFieldProps {
  label: string;
  hint: string;
  placeholder: string;
  /** Of the list in the request; problems are about one of its lines. */
  path: 'environment' | 'command';
  value: string;
  onChange: (value: string) => void;
  shown: ShownProblems;
}

/** A list typed as text, one entry a line. */
export function LinesField({ label, hint, placeholder, path, value, onChange, shown }: LinesFieldProps) {
  const lines = linesOf(value);
  const ofLine = lines
    .map((line, at) => ({ line, message: shown.notesOf(`${path}.${at}`).error }))
    .find((each) => each.message !== undefined);
  const error = ofLine ? `“${toVisible(ofLine.line, 30)}”: ${ofLine.message}` : shown.notesOf(path).error;
  return (
    <Textarea
      label={label}
      placeholder={placeholder}
      autosize
      minRows={2}
      maxRows={8}
      className={classes.lines}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      {...fieldNoteProps({ ...shown.notesOf(path), error }, hint)}
    />
  );
}
