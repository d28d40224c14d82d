import type { DockerCommand } from '@portolan/protocol';
import { isBranch } from './jsonFields.ts';
import type { Json, Path } from './jsonFields.ts';

export interface InspectTarget {
  kind: 'network' | 'container';
  /** The name a user would write, or the id where the name would not do. */
  name: string;
  /** `docker network inspect --verbose`: with the services and tasks of a swarm network. */
  verbose?: boolean;
}

/** R172: the `docker … inspect --format` that prints a field; of the root, `docker … inspect` itself. */
export function toFieldCommand(target: InspectTarget, path: Path, value: Json): DockerCommand {
  return [
    ...['docker', target.kind, 'inspect'],
    ...(target.verbose ? ['--verbose'] : []),
    ...(path.length > 0 ? ['--format', toFormatTemplate(path, value)] : []),
    target.name,
  ];
}

/**
 * R172: the Go template that prints a field of the engine's JSON. The CLI runs it on a Go struct first, whose names
 * and types are not always the JSON's; where that fails, it runs it once more on the JSON as it came (20.10.24,
 * 28.2.2). So names are written as in the JSON, and what the struct would print otherwise goes through `json`:
 * times, durations (`30s` for 30000000000), null, empty texts (from CLI 29 addresses have a type that prints
 * `invalid IP`), and everything with parts.
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

/** Every field of the engine's structs is one; `.Key` works on a map too. Labels and options are looked up by `index`. */
const isFieldName = (key: string): boolean => /^[A-Z][A-Za-z0-9_]*$/.test(key);

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text);

/** A Go string literal; what would not show, or would break the line, is written as an escape. */
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
 * R173: how a thing is called on the command line: by its name, or by its id where the name would be taken for an
 * option or another network, or is none the CLI would take to a path of the API.
 */
export function toTargetName({ id, name }: { id: string; name: string }, namesakes: number): string {
  return namesakes === 1 && /^[A-Za-z0-9][\w.-]*$/.test(name) ? name : id;
}
