import { ConfigError } from './ConfigError.ts';

export type EngineTarget =
  | { kind: 'socket'; path: string }
  | { kind: 'tcp'; host: string; port: number | null }
  | { kind: 'ssh'; host: string; port: number; username: string | null };

/** Parses an engine address. @throws ConfigError if the docker CLI would refuse it */
export function parseEngineUrl(url: string): EngineTarget {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/is.exec(url) ?? [];
  switch (scheme) {
    case 'unix':
      if (!rest.startsWith('/')) throw malformed(url);
      return { kind: 'socket', path: rest };
    case 'npipe':
      if (rest === '') throw malformed(url);
      return { kind: 'socket', path: rest.replaceAll('\\', '/') };
    case 'tcp': {
      const { hostname, port, username } = parseAuthority(url, rest);
      if (username)
        throw new ConfigError(
          'An engine address with tcp:// cannot have a user name. Use TLS files instead.',
        );
      return { kind: 'tcp', host: hostname, port };
    }
    case 'ssh': {
      const { hostname, port, username } = parseAuthority(url, rest);
      return { kind: 'ssh', host: hostname.replace(/^\[|\]$/g, ''), port: port ?? 22, username };
    }
    default:
      throw malformed(url);
  }
}

function parseAuthority(url: string, rest: string) {
  let parsed: URL;
  try {
    parsed = new URL(`http://${rest}`);
  } catch {
    throw malformed(url);
  }
  if (parsed.password)
    throw new ConfigError('The engine address must not contain a password. Use a key or TLS files.');
  if (!parsed.hostname || (parsed.pathname !== '/' && parsed.pathname !== '')) throw malformed(url);
  // `URL` drops port 80, the default port of http.
  const port = parsed.port
    ? Number(parsed.port)
    : /:80$/.test(parsed.host) || /:80\/?$/.test(rest)
      ? 80
      : null;
  return { hostname: parsed.hostname, port, username: decodeURIComponent(parsed.username) || null };
}

const malformed = (url: string): ConfigError =>
  new ConfigError(
    `"${url}" is not an engine address. Use unix:///path, tcp://host:port, ssh://user@host or npipe:////./pipe/name.`,
  );
