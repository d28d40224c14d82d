import { join } from 'node:path';
import type { EngineAddress } from '../EngineClient.ts';
import { answersPing, checkSocketAccess } from './checkSocketAccess.ts';
import { ConfigError } from './ConfigError.ts';
import { readContext, readCurrentContext, readTls, toConfigDir } from './contexts.ts';
import { parseEngineUrl } from './parseEngineUrl.ts';
import { wellKnownSockets } from './wellKnownSockets.ts';

/** `configured`: set by the user, answering or not. `found`: answers at a well-known socket. `none`: neither. */
export type FoundEngine =
  { kind: 'configured' | 'found'; address: EngineAddress } | { kind: 'none'; tried: string[] };

export interface FindEngineOptions {
  env: NodeJS.ProcessEnv;
  home: string;
  platform?: NodeJS.Platform;
}

const PING_MS = 1_000;

/**
 * R21, R22: finds the engine that the docker CLI would use without an address, or else one at a well-known socket.
 * @throws ConfigError if a setting is wrong, or an engine is there and this user has no permission to open its socket
 */
export async function findEngine(options: FindEngineOptions): Promise<FoundEngine> {
  const address = await findConfigured(options);
  if (!address) return findAtWellKnownSockets(options);
  parseEngineUrl(address.url);
  return { kind: 'configured', address };
}

async function findConfigured({ env, home }: FindEngineOptions): Promise<EngineAddress | null> {
  const configDir = toConfigDir(env, home);
  const name = env.DOCKER_CONTEXT || (await readCurrentContext(configDir));
  // The default context has no metadata file.
  if (!name || name === 'default') return null;
  return readContext(configDir, name, env.DOCKER_CONTEXT ? 'DOCKER_CONTEXT' : join(configDir, 'config.json'));
}

/**
 * R21: reads an address that was given by --docker-host or DOCKER_HOST. Like the docker CLI, uses TLS for tcp only, and only if
 * DOCKER_TLS_VERIFY or DOCKER_TLS is set to any value.
 */
export async function readDockerHost(
  given: string,
  source: string,
  { env, home }: Pick<FindEngineOptions, 'env' | 'home'>,
): Promise<EngineAddress> {
  const url = toEngineUrl(given);
  const { kind } = parseEngineUrl(url);
  if (kind !== 'tcp' || !(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS)) return { url, source };
  const folder = env.DOCKER_CERT_PATH || toConfigDir(env, home);
  const tls = await readTls(folder, !env.DOCKER_TLS_VERIFY);
  if (!tls) {
    throw new ConfigError(`DOCKER_TLS_VERIFY is set, but ${folder} contains no ca.pem, cert.pem or key.pem.`);
  }
  if (Boolean(tls.cert) !== Boolean(tls.key)) {
    throw new ConfigError(`${folder} contains only one of cert.pem and key.pem. TLS requires both.`);
  }
  return { url, source, tls };
}

/** The docker CLI accepts "host:2375" too. */
export const toEngineUrl = (given: string): string =>
  /^[\w.-]+:\d+$/.test(given) ? `tcp://${given}` : given;

async function findAtWellKnownSockets({
  env,
  home,
  platform = process.platform,
}: FindEngineOptions): Promise<FoundEngine> {
  const sockets = await wellKnownSockets({ env, home, platform });
  let accessError: ConfigError | null = null;
  for (const url of sockets) {
    const target = parseEngineUrl(url);
    if (target.kind !== 'socket') continue;
    if (await answersPing(target.path, PING_MS)) return { kind: 'found', address: { url, source: 'found' } };
    accessError ??= await checkSocketAccess(target.path);
  }
  // An engine exists, but this user cannot open its socket. Starting the sample engine would hide that.
  if (accessError) throw accessError;
  return { kind: 'none', tried: sockets };
}
