import { dirname, resolve } from 'node:path';
import { ENGINE_NAME } from '@portolan/protocol';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import * as z from 'zod';
import { ConfigError } from '../docker/discovery/ConfigError.ts';
import { toEngineUrl } from '../docker/discovery/findEngine.ts';
import { parseEngineUrl } from '../docker/discovery/parseEngineUrl.ts';
import { readGivenFile } from '../docker/discovery/readGivenFile.ts';
import { readTlsFiles } from '../docker/discovery/readTlsFiles.ts';
import type { EngineAddress } from '../docker/EngineClient.ts';
import { notAName } from './readEngineOptions.ts';

/** An engine of the file. */
export interface FileEngine {
  name: string;
  address: EngineAddress;
  isDefault: boolean;
}

const MAX_ENGINES = 500;
/** A hundred uses of anchors are many for a list of engines. More of them is an attempt to exhaust the memory. */
const MAX_ALIASES = 100;

const expects = (expected: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? 'is missing' : `must be ${expected}`),
});
const Text = z.string(expects('text; write it in quotes'));
const Switch = z.boolean(expects('true or false'));
const PathOfFile = Text.min(1, 'must be the path of a file');
const TlsFields = z.strictObject(
  {
    ca: PathOfFile.optional(),
    cert: PathOfFile.optional(),
    key: PathOfFile.optional(),
    skipVerify: Switch.optional(),
  },
  expects('a map with ca, cert, key and skipVerify'),
);
const EngineFields = z.strictObject(
  {
    name: Text.refine((name) => ENGINE_NAME.test(name), {
      error: ({ input }) => `: ${notAName(String(input))}`,
    }),
    url: Text,
    tls: TlsFields.optional(),
    default: Switch.optional(),
  },
  expects('a map with name, url, tls and default'),
);
const FileFields = z.strictObject(
  {
    engines: z
      .array(EngineFields, expects('a list'))
      .min(1, 'must list at least one engine')
      .max(MAX_ENGINES, `must list at most ${MAX_ENGINES} engines`),
  },
  expects('a map with the list engines'),
);

type Path = readonly PropertyKey[];

/**
 * R281: reads the engines that a YAML file lists, with their TLS files, whose paths are relative to the file.
 * @throws ConfigError with the file, the line and the field
 */
export async function readEnginesFile(file: string): Promise<FileEngine[]> {
  const lines = new LineCounter();
  const document = parseDocument(await readGivenFile(file, 'file of engines'), {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  const at = (offset: number) => `${file}, line ${lines.linePos(offset).line}`;
  const [malformed] = document.errors;
  if (malformed) {
    const text = malformed.code === 'MULTIPLE_DOCS' ? 'a second document begins' : malformed.message;
    throw new ConfigError(`${at(malformed.pos[0])}: ${toSentence(text)}`);
  }
  const fail = (path: Path, text: string) =>
    new ConfigError(`${at(offsetOf(document, path))}: ${toSentence(`${toText(path)}${text}`)}`);

  const { engines } = parseFields(toValue(document, file), fail);
  const lineOf = (path: Path) => lines.linePos(offsetOf(document, path)).line;
  refuseRepeats(
    engines.map(({ name }) => name),
    (first, second) => {
      const line = lineOf(['engines', first, 'name']);
      return fail(['engines', second, 'name'], ` is that of the engine in line ${line}`);
    },
  );
  const marked = engines.flatMap((engine, index) => (engine.default ? [index] : []));
  if (marked[0] !== undefined && marked[1] !== undefined) {
    const line = lineOf(['engines', marked[0], 'default']);
    throw fail(
      ['engines', marked[1], 'default'],
      ` is already true in line ${line}; one engine can be the default`,
    );
  }

  const folder = dirname(file);
  return Promise.all(
    engines.map(async ({ name, url: given, tls, default: isDefault = false }, index) => {
      const failAt = (field: string) => (error: unknown) => {
        if (!(error instanceof ConfigError)) throw error;
        throw fail(['engines', index, field], `: ${error.message}`);
      };
      const url = toEngineUrl(given);
      const { kind } = await Promise.resolve(url).then(parseEngineUrl).catch(failAt('url'));
      if (!tls) return { name, address: { url, source: file }, isDefault };
      if (kind !== 'tcp') throw fail(['engines', index, 'tls'], ' is only for an address with tcp://');
      const toPath = (path: string | undefined) => (path === undefined ? undefined : resolve(folder, path));
      const paths = { ca: toPath(tls.ca), cert: toPath(tls.cert), key: toPath(tls.key) };
      const files = await readTlsFiles({ ...paths, skipVerify: tls.skipVerify }).catch(failAt('tls'));
      return { name, address: { url, source: file, tls: files }, isDefault };
    }),
  );
}

/** Returns the document as plain values. */
function toValue(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw new ConfigError(`${file}: an alias has no anchor, or there are too many of them.`, {
      cause: error,
    });
  }
}

function parseFields(
  value: unknown,
  fail: (path: Path, text: string) => ConfigError,
): z.infer<typeof FileFields> {
  const result = FileFields.safeParse(value ?? {}, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (!issue) throw result.error;
  if (issue.code !== 'unrecognized_keys') {
    throw fail(issue.path, issue.message.startsWith(':') ? issue.message : ` ${issue.message}`);
  }
  throw fail([...issue.path, issue.keys[0] ?? ''], ' is not a field that Portolan knows');
}

function refuseRepeats(names: string[], toError: (first: number, second: number) => ConfigError): void {
  const seen = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const first = seen.get(name);
    if (first !== undefined) throw toError(first, index);
    seen.set(name, index);
  }
}

/** Writes a path as a user reads it: `engines[1].tls.ca`, from 0 as in all programs that show such paths. */
const toText = (path: Path): string =>
  path.length === 0
    ? 'the file'
    : path.reduce<string>(
        (text, part) =>
          typeof part === 'number'
            ? `${text}[${part}]`
            : text === ''
              ? String(part)
              : `${text}.${String(part)}`,
        '',
      );

const toSentence = (text: string): string => {
  const trimmed = text.trim();
  return /[.?!]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

/** Returns where a field is in the text: at its key, or at the innermost part of its path that is in the text. */
function offsetOf(document: Document.Parsed, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
      if (!pair) break;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (typeof part === 'number' && isSeq(node)) {
      node = node.items[part];
      offset = startOf(node) ?? offset;
    } else break;
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];
