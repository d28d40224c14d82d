import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Literal } from '../../theme/Literal.tsx';
import classes from './Fields.module.css';

/** The messages about a field: an error prevents submitting, a warning does not. */
export interface FieldNotes {
  error?: string | undefined;
  warning?: string | undefined;
}

/**
 * R155: error, warning and hint share one line below the field, so that the layout does not move when one replaces
 * another.
 */
export function fieldNoteProps({ error, warning }: FieldNotes, hint?: ReactNode) {
  return {
    inputWrapperOrder: ['label' as const, 'input' as const, 'description' as const, 'error' as const],
    descriptionProps: { className: classes.note },
    errorProps: { className: classes.note },
    error: error && <Literal text={error} max={300} />,
    description: error ? undefined : warning ? <Warning text={warning} /> : (hint ?? ' '),
  };
}

export function Warning({ text }: { text: string }) {
  return (
    <span className={classes.warning}>
      <IconAlertTriangle size={13} aria-label="Warning:" role="img" /> <Literal text={text} max={300} />
    </span>
  );
}
