import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { CommanderError } from 'commander';
import * as z from 'zod';
import { checkSetting, createProgram, parseSwitch, readOptionSources, toList } from './configOptions.ts';
import { ConfigError } from './docker/discovery/ConfigError.ts';
import { readEngineOptions } from './engines/readEngineOptions.ts';
import type { EngineOptions } from './engines/readEngineOptions.ts';

/** All settings of the server. */
export interface Config extends EngineOptions {
  host: string;
  port: number;
  readOnly: boolean;
  token: string | undefined;
  viewerToken: string | undefined;
  allowedHosts: string[];
  publicOrigin: string | null;
  trustProxy: number | string[] | null;
  /** The local image for helper containers of probes; `null` to use a known one. */
  probeImage: string | null;
  dataDir: string;
  logLevel: z.infer<typeof LogLevel>;
}

export type Invocation =
  | { kind: 'serve' | 'healthcheck'; config: Config }
  /** Help or version, to be printed. */
  | { kind: 'text'; text: string };

const LogLevel = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']);
const Port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535));
const Token = z.string().regex(/^[\x21-\x7e]{1,512}$/);
const HostEntry = z.string().regex(/^(\[[0-9a-f:.]+\]|[a-z0-9_-][a-z0-9._-]*)(:\d{1,5})?$/);
/** Roughly the image names that engines accept. It excludes options, paths and line breaks. */
const ImageName = z.string().regex(/^[a-z0-9][\w.:/@-]{0,254}$/i);
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Reads the settings from the command line and the environment. @throws ConfigError with one line for the terminal */
export function readConfig(args: string[], env: NodeJS.ProcessEnv, version: string): Invocation {
  const program = createProgram(version);
  let text = '';
  program.configureOutput({ writeOut: (part) => (text += part), writeErr: () => undefined });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { kind: 'text', text };
    throw new ConfigError(toSentence(error.message));
  }
  const kind = program.args[0] === 'healthcheck' ? 'healthcheck' : 'serve';
  const { fromFlag, fromEnv } = readOptionSources(program, env);
  const given = (name: string): string | undefined => {
    const flag = fromFlag(name);
    return typeof flag === 'string' ? flag : fromEnv(name);
  };
  const config: Config = {
    host: given('host') ?? '127.0.0.1',
    port: checkSetting(Port, given('port') ?? '7678', '--port', 'a number from 0 to 65535'),
    ...readEngineOptions({ fromFlag, fromEnv }),
    readOnly: fromFlag('readOnly') === true || parseSwitch('PORTOLAN_READ_ONLY', fromEnv('readOnly') ?? '0'),
    token: readToken('--token', 'PORTOLAN_TOKEN', fromFlag('token'), env),
    viewerToken: readToken('--viewer-token', 'PORTOLAN_VIEWER_TOKEN', fromFlag('viewerToken'), env),
    allowedHosts: toList(fromFlag('allowedHost') ?? fromEnv('allowedHost')).map((entry) =>
      checkSetting(HostEntry, entry.toLowerCase(), '--allowed-host', 'a host name, with or without a port'),
    ),
    publicOrigin: readOrigin(given('publicOrigin')),
    trustProxy: readTrustProxy(given('trustProxy')),
    probeImage: readImage(given('probeImage')),
    dataDir: given('dataDir') ?? './data',
    logLevel: checkSetting(
      LogLevel,
      given('logLevel') ?? 'info',
      '--log-level',
      `one of ${LogLevel.options.join(', ')}`,
    ),
  };
  if (config.token !== undefined && config.token === config.viewerToken) {
    throw new ConfigError('--token and --viewer-token must differ.');
  }
  if (kind === 'serve') requireHostNames(config);
  return { kind, config };
}

/**
 * R55: beyond loopback, the server requires the host names that browsers use. It refuses requests with any other Host
 * header.
 */
function requireHostNames({ host, allowedHosts, publicOrigin }: Config): void {
  const isLoopback = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  if (isLoopback || allowedHosts.length > 0 || publicOrigin !== null) return;
  throw new ConfigError(
    `Listening on ${host} requires --allowed-host (PORTOLAN_ALLOWED_HOST) with the host names that browsers use.`,
  );
}

function readToken(
  flag: string,
  variable: string,
  given: unknown,
  env: NodeJS.ProcessEnv,
): string | undefined {
  const fileVariable = `${variable}_FILE`;
  const file = env[fileVariable];
  if (given === undefined && file && env[variable]) {
    throw new ConfigError(`Set ${variable} or ${fileVariable}, not both.`);
  }
  const token = typeof given === 'string' ? given : file ? readSecret(fileVariable, file) : env[variable];
  // The value is a secret, so messages do not contain it.
  if (token && !Token.safeParse(token).success) {
    throw new ConfigError(
      `${flag} (${variable}) must be up to 512 printable ASCII characters without spaces.`,
    );
  }
  if (token === '' && (typeof given === 'string' || file))
    throw new ConfigError(`${flag} (${variable}) is empty.`);
  return token || undefined;
}

function readSecret(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigError(`The file ${file} (${variable}) cannot be read.`);
  }
}

function readOrigin(given: string | undefined): string | null {
  if (given === undefined) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  const isOrigin = url && /^https?:$/.test(url.protocol) && [url.origin, `${url.origin}/`].includes(given);
  if (isOrigin) return url.origin;
  throw new ConfigError(
    `--public-origin must be a scheme, host and port such as https://portolan.example, not ${JSON.stringify(given)}.`,
  );
}

function readImage(given: string | undefined): string | null {
  return given === undefined
    ? null
    : checkSetting(ImageName, given, '--probe-image', 'the name of a local image');
}

/** R49: the value `true` is not accepted, because it would trust the headers of every client. */
function readTrustProxy(given: string | undefined): Config['trustProxy'] {
  if (given === undefined || given === '0' || given === 'false') return null;
  if (/^\d{1,2}$/.test(given)) return Number(given);
  const networks = toList(given);
  if (networks.length > 0 && networks.every(isNetwork)) return networks;
  throw new ConfigError(
    `--trust-proxy must be a number of proxies, or addresses and networks such as 10.0.0.0/8, not ${JSON.stringify(given)}.`,
  );
}

function isNetwork(text: string): boolean {
  if (NAMED_NETWORKS.includes(text)) return true;
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

/** Converts a message of commander, such as `error: unknown option '--prot'\n(Did you mean --port?)`, to one line. */
function toSentence(message: string): string {
  const text = message
    .replace(/^error: /, '')
    .replaceAll('\n', ' ')
    .trim();
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?)]$/.test(sentence) ? sentence : `${sentence}.`;
}
