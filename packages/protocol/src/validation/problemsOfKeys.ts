import { error } from './FieldProblem.ts';
import type { FieldProblem } from './FieldProblem.ts';

/** R130: keys of labels that the docker CLI cannot express. */
export const problemsOfLabels = (labels: Record<string, string> = {}): FieldProblem[] =>
  Object.keys(labels).flatMap((key) =>
    key === '' || /[\s=]/.test(key)
      ? [
          error(
            `labels.${key}`,
            'Write a label name without blanks and "=". The docker CLI cannot express them.',
          ),
        ]
      : [],
  );

/** R130: keys of other maps that the docker CLI cannot express. */
export const problemsOfKeys = (path: string, map: Record<string, string> = {}): FieldProblem[] =>
  Object.keys(map).flatMap((key) =>
    key === '' || key.includes('=')
      ? [error(`${path}.${key}`, 'Write a name without "=". The docker CLI cannot express it.')]
      : [],
  );

/**
 * R130: driver options of an attachment that the docker CLI cannot express. It trims them, and for a new container it
 * changes the keys to lower case.
 */
export const problemsOfDriverOptions = (path: string, map: Record<string, string> = {}): FieldProblem[] => [
  ...problemsOfKeys(path, map),
  ...Object.entries(map).flatMap(([key, value]) =>
    key !== key.trim().toLowerCase() || value !== value.trim()
      ? [
          error(
            `${path}.${key}`,
            'Write the name in lower case, without blanks around name and value. The docker CLI cannot express them.',
          ),
        ]
      : [],
  ),
];
