import type { DockerCommand } from '@portolan/protocol';
import { isBranch } from './jsonFields.ts';
import type { Json, Path } from './jsonFields.ts';

export interface InspectTarget {
  kind: 'network' | 'container';
  /** The name, or the id where the name would not work. */
  name: string;
  /** Adds `--verbose`, which lists the services and tasks of a swarm network. */
  verbose?: boolean;
}

/** R172: returns the `docker … inspect --format` that prints a field; for the root, `docker … inspect` without a format. */
export function toFieldCommand(target: InspectTarget, path: Path, value: Json): DockerCommand {
  return [
    ...['docker', target.kind, 'inspect'],
    ...(target.verbose ? ['--verbose'] : []),
    ...(path.length > 0 ? ['--format', toFormatTemplate(path, value)] : []),
    target.name,
  ];
}

/**
 * R172: returns the Go template that prints a field of the engine's JSON. The CLI applies it to a Go struct first, whose
 * names and types are not always those of the JSON. If that fails, the CLI applies it to the JSON as received (20.10.24,
 * 28.2.2). So names are written as in the JSON, and values that the struct would print differently go through `json`:
 * times, durations (`30s` for 30000000000), null, empty texts (since CLI 29, addresses have a type that prints
 * `invalid IP`), and objects and arrays.
 */
export function toFormatTemplate(path: Path, value: Json): string {
  const expression = toExpression(path);
  const isPlain = typeof value === 'boolean' || (typeof value === 'string' && value !== '' && !isTime(value));
  if (isPlain && !isBranch(value)) return `{{${expression}}}`;
  return `{{json ${expression.startsWith('index ') ? `(${expression})` : expression}}}`;
}

function toExpression(path: Path): string {
  let expression = '';
  for (const key of path) {
    if (typeof key === 'string' && isFieldName(key)) {
      // `.A.B`, but `(index .A 0).B`.
      expression = `${expression.startsWith('index ') ? `(${expression})` : expression}.${key}`;
    } else {
      const of = expression === '' ? '.' : expression.startsWith('index ') ? `(${expression})` : expression;
      expression = `index ${of} ${typeof key === 'number' ? key : toGoString(key)}`;
    }
  }
  return expression === '' ? '.' : expression;
}

/**
 * True for a key that can be written as `.Key`: every field of the engine's structs can, and `.Key` works on a map too.
 * Other keys, such as those of labels and options, need `index`.
 */
const isFieldName = (key: string): boolean => /^[A-Z][A-Za-z0-9_]*$/.test(key);

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text);

/** Returns a Go string literal. Invisible characters and line breaks are written as escapes. */
function toGoString(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (char) => {
      const code = char.codePointAt(0) ?? 0;
      return code > 0xffff
        ? `\\U${code.toString(16).padStart(8, '0')}`
        : `\\u${code.toString(16).padStart(4, '0')}`;
    });
  return `"${escaped}"`;
}

/**
 * R173: returns the name for the command line; the id where the CLI would take the name for an option or for another
 * network, or would not put it into an API path.
 */
export function toTargetName({ id, name }: { id: string; name: string }, sameNameCount: number): string {
  return sameNameCount === 1 && /^[A-Za-z0-9][\w.-]*$/.test(name) ? name : id;
}
