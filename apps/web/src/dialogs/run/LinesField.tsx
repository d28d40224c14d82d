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
  /** Path of the list in the request. A problem is about one line, such as `command.0`. */
  path: 'environment' | 'command';
  value: string;
  onChange: (value: string) => void;
  shown: ShownProblems;
}

/** A field for a list, one entry per line. */
export function LinesField({ label, hint, placeholder, path, value, onChange, shown }: LinesFieldProps) {
  const lines = linesOf(value);
  const lineError = lines
    .map((line, at) => ({ line, message: shown.notesOf(`${path}.${at}`).error }))
    .find((each) => each.message !== undefined);
  const error = lineError
    ? `“${toVisible(lineError.line, 30)}”: ${lineError.message}`
    : shown.notesOf(path).error;
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
