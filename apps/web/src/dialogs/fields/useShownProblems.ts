import type { FieldProblem } from '@portolan/protocol';
import { useState } from 'react';
import type { FieldNotes } from './FieldNotes.tsx';

/** The problems of a form that are shown at present. */
export interface ShownProblems {
  /** Returns the messages about the field at `path`. */
  notesOf: (path: string) => FieldNotes;
  /** True if an error is shown for a field at or below one of these paths. */
  hasErrorBelow: (...paths: string[]) => boolean;
  /** To be called when the user edits the field at `path`. */
  touch: (path: string) => void;
  /** Shows all problems. Returns true if none of them is an error. */
  trySubmit: () => boolean;
  /**
   * After an attempt to submit: the first error, and how many more there are; `null` if there is none, or no attempt.
   */
  refusal: string | null;
  /** The message about the field that was edited last, for screen readers. */
  announcement: string;
}

/**
 * R155: a problem is shown once its field was edited, and all of them once the user tried to submit, so that an empty
 * form is not full of errors. `all` shows them from the start, for forms that open with values.
 */
export function useShownProblems(problems: readonly FieldProblem[], all = false): ShownProblems {
  const [touched, setTouched] = useState<readonly string[]>([]);
  const [isSubmitTried, setSubmitTried] = useState(false);
  const isBelow = (path: string, root: string) => path === root || path.startsWith(`${root}.`);
  const shown = problems.filter(
    ({ path }) => all || isSubmitTried || touched.some((each) => isBelow(path, each)),
  );
  const errors = problems.filter(({ severity }) => severity === 'error');
  const message = (path: string, severity: FieldProblem['severity']) =>
    shown.find((each) => each.path === path && each.severity === severity)?.message;
  const last = touched.at(-1);
  return {
    notesOf: (path) => ({ error: message(path, 'error'), warning: message(path, 'warning') }),
    hasErrorBelow: (...paths) =>
      shown.some(({ path, severity }) => severity === 'error' && paths.some((root) => isBelow(path, root))),
    touch: (path) => {
      if (last !== path) setTouched([...touched.filter((each) => each !== path), path]);
    },
    trySubmit: () => {
      setSubmitTried(true);
      return errors.length === 0;
    },
    refusal: isSubmitTried && errors[0] ? oneLine(errors[0].message, errors.length - 1) : null,
    announcement: last === undefined ? '' : (shown.find(({ path }) => isBelow(path, last))?.message ?? ''),
  };
}

const oneLine = (first: string, more: number): string =>
  more === 0 ? first : `${first} And ${more} more above.`;

/** Focuses the first field with an error, in the next frame: the fields are marked by then. */
export function focusFirstInvalidField(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[role=dialog] [aria-invalid=true]')?.focus(),
  );
}
