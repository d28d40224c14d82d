import { ConfigError } from './ConfigError.ts';

/** What is absent from the address is `null`: ssh takes it from its configuration, such as `~/.ssh/config`. */
export interface SshTarget {
  kind: 'ssh';
  host: string;
  port: number | null;
  username: string | null;
  /** The path of the engine's socket on the host; `null` if it is the one that the docker CLI finds there. */
  socket: string | null;
}

export type EngineTarget =
  { kind: 'socket'; path: string } | { kind: 'tcp'; host: string; port: number | null } | SshTarget;

/** Parses an engine address. @throws ConfigError if the docker CLI would refuse it */
export function parseEngineUrl(url: string): EngineTarget {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/is.exec(url) ?? [];
  switch (scheme) {
    case 'unix':
      if (!rest.startsWith('/')) throw malformed(url, 'it has no absolute path');
      return { kind: 'socket', path: rest };
    case 'npipe':
      if (rest === '') throw malformed(url, 'it has no name of a pipe');
      return { kind: 'socket', path: rest.replaceAll('\\', '/') };
    case 'tcp':
      return parseTcp(url, rest);
    case 'ssh':
      return parseSsh(url, rest);
    default:
      throw malformed(url);
  }
}

function parseTcp(url: string, rest: string): EngineTarget {
  let parsed: URL;
  try {
    parsed = new URL(`http://${rest}`);
  } catch {
    throw malformed(url, whyNoAuthority(rest));
  }
  if (parsed.password) throw hasPassword();
  const isBare = ['', '/'].includes(parsed.pathname) && parsed.search === '' && parsed.hash === '';
  if (!parsed.hostname || !isBare) throw malformed(url);
  if (parsed.username)
    throw new ConfigError('An engine address with tcp:// cannot have a user name. Use TLS files instead.');
  // `URL` drops port 80, the default port of http.
  const port = parsed.port
    ? Number(parsed.port)
    : /:80$/.test(parsed.host) || /:80\/?$/.test(rest)
      ? 80
      : null;
  return { kind: 'tcp', host: parsed.hostname, port };
}

/** A host name, an alias of ssh's configuration, or an IP address. */
const HOST = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
const IPV6 = /^[\da-f:.]*:[\da-f:.]*(?:%[\w.-]+)?$/i;
/** A user name, also one of a domain: `DOMAIN\user`, `user@domain`. */
const USERNAME = /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.@+-]|\\(?=[\p{L}\p{N}_]))*$/u;

/** Passes a shell on the host, as it does from the docker CLI. */
const SOCKET = /^\/[\w./@+-]+$/;

/**
 * R275: ssh puts host and user name into commands of its configuration (`ProxyCommand`, `Match exec`). Therefore they
 * consist of characters that mean nothing to a shell, and do not begin like an option. The case of letters is kept,
 * because ssh distinguishes it in aliases.
 */
function parseSsh(url: string, rest: string): SshTarget {
  const [, login, bracketed, plain, digits, path = ''] =
    /^(?:([^/]*)@)?(?:\[([^\]]*)\]|([^:[\]/?#]*))(?::(\d+))?(\/[^]*)?$/.exec(rest) ?? [];
  const host = bracketed ?? plain ?? '';
  const port = digits === undefined ? null : Number(digits);
  if (login?.includes(':')) throw hasPassword();
  if (host === '' || port === 0 || (port ?? 0) > 65535) throw malformed(url, whyNoAuthority(rest));
  if (!(bracketed === undefined ? HOST : IPV6).test(host))
    throw new ConfigError(
      `"${host}" cannot be the host of an ssh:// address. Use letters, digits, ".", "-" and "_", beginning with a letter or digit.`,
    );
  const username = login ? decode(url, login) : null;
  if (username !== null && !USERNAME.test(username))
    throw new ConfigError(
      `"${username}" cannot be the user name of an ssh:// address. Use letters, digits, ".", "-", "_", "+" and "@", beginning with a letter or digit.`,
    );
  const socket = path === '' || path === '/' ? null : path;
  if (socket !== null && !SOCKET.test(socket))
    throw new ConfigError(
      `"${socket}" cannot be the socket of an ssh:// address. Use letters, digits, "/", ".", "-", "_", "+" and "@".`,
    );
  return { kind: 'ssh', host, port, username, socket };
}

function decode(url: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw malformed(url);
  }
}

const hasPassword = (): ConfigError =>
  new ConfigError('The engine address must not contain a password. Use a key or TLS files.');

/** R275: the address may hold a password, which does not belong into a log or an answer. */
const malformed = (url: string, why?: string): ConfigError =>
  new ConfigError(
    `"${withoutPassword(url)}" is not an engine address${why ? `: ${why}` : ''}. Use unix:///path, tcp://host:port, ssh://user@host or npipe:////./pipe/name.`,
  );

/** Says what is wrong with the part of an address after its scheme; `undefined` if that is not clear. */
function whyNoAuthority(rest: string): string | undefined {
  if (/^(?:[^/]*@)?(?::|\/|$)/.test(rest)) return 'it has no host';
  const port = /:(\d+)\/?$/.exec(rest)?.[1];
  return port !== undefined && (port === '0' || Number(port) > 65_535)
    ? 'a port is from 1 to 65535'
    : undefined;
}

/** The address as a message may show it. */
export const withoutPassword = (url: string): string => url.replace(/:(?!\/\/).*@/s, ':…@');

/** The port of an address with tcp:// that names none, as in the docker CLI. */
export const defaultPort = (hasTls: boolean): number => (hasTls ? 2376 : 2375);
