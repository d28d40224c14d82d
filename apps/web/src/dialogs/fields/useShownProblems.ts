import type { FieldProblem } from '@portolan/protocol';
import { useState } from 'react';
import type { FieldNotes } from './FieldNotes.tsx';

/** Which problems are shown, and where. */
export interface ShownProblems {
  /** What to say about the field at `path`. */
  notesOf: (path: string) => FieldNotes;
  /** Whether an error is shown for any field below one of these paths. */
  hasErrorBelow: (...paths: string[]) => boolean;
  /** Something was typed in the field. */
  touch: (path: string) => void;
  /** Shows all; whether there is no error. */
  tryToSend: () => boolean;
  /** After a try: why it cannot be sent, in one line; `null` when it can, or nobody tried. */
  refusal: string | null;
  /** The last message that came to be shown by typing, to be read aloud. */
  announcement: string;
}

/**
 * R155: a problem is shown once its field was typed in, and all of them once one tried to send: an empty form is not
 * full of errors. `all` shows them from the start, for forms that come filled in.
 */
export function useShownProblems(problems: readonly FieldProblem[], all = false): ShownProblems {
  const [touched, setTouched] = useState<readonly string[]>([]);
  const [isTried, setTried] = useState(false);
  const isBelow = (path: string, root: string) => path === root || path.startsWith(`${root}.`);
  const shown = problems.filter(({ path }) => all || isTried || touched.some((each) => isBelow(path, each)));
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
    tryToSend: () => {
      setTried(true);
      return errors.length === 0;
    },
    refusal: isTried && errors[0] ? oneLine(errors[0].message, errors.length - 1) : null,
    announcement: last === undefined ? '' : (shown.find(({ path }) => isBelow(path, last))?.message ?? ''),
  };
}

const oneLine = (first: string, more: number): string =>
  more === 0 ? first : `${first} And ${more} more to mend above.`;

/** Brings the first field that is wrong into sight and focus, once it is marked. */
export function focusFirstInvalidField(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('[role=dialog] [aria-invalid=true]')?.focus(),
  );
}
