import { join } from 'node:path';
import type { EngineAddress } from '../EngineClient.ts';
import { answersPing, checkSocketAccess } from './checkSocketAccess.ts';
import { ConfigError } from './ConfigError.ts';
import { readContext, readCurrentContext, readTls } from './contexts.ts';
import { parseEngineUrl } from './parseEngineUrl.ts';
import { wellKnownSockets } from './wellKnownSockets.ts';

/** `configured`: set by the user, answering or not. `found`: answers at a well-known socket. `none`: neither. */
export type FoundEngine =
  { kind: 'configured' | 'found'; address: EngineAddress } | { kind: 'none'; tried: string[] };

export interface FindEngineOptions {
  dockerHost?: string | undefined;
  env: NodeJS.ProcessEnv;
  home: string;
  platform?: NodeJS.Platform;
}

const PING_MS = 1_000;

/**
 * R21, R22: finds the engine that the docker CLI would use, or else one at a well-known socket.
 * @throws ConfigError if a setting is wrong or this user has no permission to open the socket
 */
export async function findEngine(options: FindEngineOptions): Promise<FoundEngine> {
  const address = await findConfigured(options);
  if (!address) return findAtWellKnownSockets(options);
  const target = parseEngineUrl(address.url);
  const accessError = target.kind === 'socket' && (await checkSocketAccess(target.path));
  if (accessError) throw accessError;
  return { kind: 'configured', address };
}

async function findConfigured({ dockerHost, env, home }: FindEngineOptions): Promise<EngineAddress | null> {
  const configDir = env.DOCKER_CONFIG || join(home, '.docker');
  if (dockerHost) return addTlsFromEnv(dockerHost, '--docker-host', env, configDir);
  if (env.DOCKER_HOST) return addTlsFromEnv(env.DOCKER_HOST, 'DOCKER_HOST', env, configDir);
  const name = env.DOCKER_CONTEXT || (await readCurrentContext(configDir));
  // The default context has no metadata file.
  if (!name || name === 'default') return null;
  return readContext(configDir, name, env.DOCKER_CONTEXT ? 'DOCKER_CONTEXT' : join(configDir, 'config.json'));
}

/** Like the docker CLI, uses TLS for tcp only, and only if DOCKER_TLS_VERIFY or DOCKER_TLS is set to any value. */
async function addTlsFromEnv(
  given: string,
  source: string,
  env: NodeJS.ProcessEnv,
  configDir: string,
): Promise<EngineAddress> {
  // The docker CLI accepts "host:2375" too.
  const url = /^[\w.-]+:\d+$/.test(given) ? `tcp://${given}` : given;
  const { kind } = parseEngineUrl(url);
  if (kind !== 'tcp' || !(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS)) return { url, source };
  const folder = env.DOCKER_CERT_PATH || configDir;
  const tls = await readTls(folder, !env.DOCKER_TLS_VERIFY);
  if (!tls) {
    throw new ConfigError(`DOCKER_TLS_VERIFY is set, but ${folder} contains no ca.pem, cert.pem or key.pem.`);
  }
  if (Boolean(tls.cert) !== Boolean(tls.key)) {
    throw new ConfigError(`${folder} contains only one of cert.pem and key.pem. TLS requires both.`);
  }
  return { url, source, tls };
}

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
