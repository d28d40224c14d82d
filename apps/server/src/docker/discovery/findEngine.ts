import { join } from 'node:path';
import { ConfigError } from './ConfigError.ts';
import { readContext, readCurrentContext, readTls } from './contexts.ts';
import type { EngineAddress } from '../EngineClient.ts';
import { parseEngineUrl } from './parseEngineUrl.ts';
import { answersPing, checkSocketAccess } from './checkSocketAccess.ts';
import { wellKnownSockets } from './wellKnownSockets.ts';

/** Named by the user (whether it answers or not), found at a usual place (it answers), or neither. */
export type FoundEngine =
  { kind: 'configured' | 'found'; address: EngineAddress } | { kind: 'none'; lookedAt: string[] };

export interface FindEngineOptions {
  dockerHost?: string | undefined;
  env: NodeJS.ProcessEnv;
  home: string;
  platform?: NodeJS.Platform;
}

const PING_MS = 1_000;

/** R21, R22: the engine the docker CLI would use, then the usual places. Throws a `ConfigError` on bad settings. */
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
  // The default context is what there is without contexts.
  if (!name || name === 'default') return null;
  return readContext(configDir, name, env.DOCKER_CONTEXT ? 'DOCKER_CONTEXT' : join(configDir, 'config.json'));
}

/** Like the CLI: TLS only where DOCKER_TLS_VERIFY or DOCKER_TLS is set to anything, for tcp only. */
async function addTlsFromEnv(
  given: string,
  source: string,
  env: NodeJS.ProcessEnv,
  configDir: string,
): Promise<EngineAddress> {
  // The CLI takes "host:2375" too.
  const url = /^[\w.-]+:\d+$/.test(given) ? `tcp://${given}` : given;
  const { kind } = parseEngineUrl(url);
  if (kind !== 'tcp' || !(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS)) return { url, source };
  const folder = env.DOCKER_CERT_PATH || configDir;
  const tls = await readTls(folder, !env.DOCKER_TLS_VERIFY);
  if (!tls) {
    throw new ConfigError(`DOCKER_TLS_VERIFY is set, but ${folder} holds no ca.pem, cert.pem and key.pem.`);
  }
  if (Boolean(tls.cert) !== Boolean(tls.key)) {
    throw new ConfigError(`${folder} holds only one of cert.pem and key.pem: TLS needs both.`);
  }
  return { url, source, tls };
}

async function findAtWellKnownSockets({
  env,
  home,
  platform = process.platform,
}: FindEngineOptions): Promise<FoundEngine> {
  const lookedAt = await wellKnownSockets({ env, home, platform });
  let refused: ConfigError | null = null;
  for (const url of lookedAt) {
    const target = parseEngineUrl(url);
    if (target.kind !== 'socket') continue;
    if (await answersPing(target.path, PING_MS)) return { kind: 'found', address: { url, source: 'found' } };
    refused ??= await checkSocketAccess(target.path);
  }
  // An engine is there, only closed to this user: the sample would hide that.
  if (refused) throw refused;
  return { kind: 'none', lookedAt };
}
