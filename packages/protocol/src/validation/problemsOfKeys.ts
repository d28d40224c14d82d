import { error } from './FieldProblem.ts';
import type { FieldProblem } from './FieldProblem.ts';

const cannotSay = 'the docker CLI cannot say it';

/** R130: keys of labels that the docker CLI cannot say. */
export const problemsOfLabels = (labels: Record<string, string> = {}): FieldProblem[] =>
  Object.keys(labels).flatMap((key) =>
    key === '' || /[\s=]/.test(key)
      ? [error(`labels.${key}`, `Write a label without blanks and "=" in its name: ${cannotSay} otherwise.`)]
      : [],
  );

/** R130: keys of other maps that the docker CLI cannot say. */
export const problemsOfKeys = (path: string, map: Record<string, string> = {}): FieldProblem[] =>
  Object.keys(map).flatMap((key) =>
    key === '' || key.includes('=')
      ? [error(`${path}.${key}`, `Write a name without "=": ${cannotSay} otherwise.`)]
      : [],
  );

/** R130: options of an attachment that the docker CLI cannot say: it trims them, and lower-cases those of a new container. */
export const problemsOfDriverOptions = (path: string, map: Record<string, string> = {}): FieldProblem[] => [
  ...problemsOfKeys(path, map),
  ...Object.entries(map).flatMap(([key, value]) =>
    key !== key.trim().toLowerCase() || value !== value.trim()
      ? [
          error(
            `${path}.${key}`,
            `Write the name in lower case, and no blanks around name and value: ${cannotSay} otherwise.`,
          ),
        ]
      : [],
  ),
];
