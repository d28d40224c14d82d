import { stat } from 'node:fs/promises';
import type { EngineAddress } from '../EngineClient.ts';
import { ConfigError } from './ConfigError.ts';
import { listContexts, readContext, readCurrentContext, toConfigDir } from './contexts.ts';
import { parseEngineUrl } from './parseEngineUrl.ts';

/** The engine of a docker context. */
export interface ContextEngine {
  name: string;
  address: EngineAddress;
}

interface ReadContextEnginesOptions {
  env: NodeJS.ProcessEnv;
  home: string;
  platform?: NodeJS.Platform;
  /** The engine of the default context; absent for the socket at which Docker listens by default. */
  defaultAddress?: EngineAddress | null;
  /** Says why a name cannot be one of an engine; `null` if it can. */
  refuseName: (name: string) => string | null;
}

/** The name of the context that the docker CLI uses if nothing else is set. */
const DEFAULT = 'default';

/**
 * R282: returns the engines of docker contexts, that of the current context first.
 * @returns also a sentence for each context that was left out, which only happens for `all`
 * @throws ConfigError for a context that was named and has no engine
 */
export async function readContextEngines(
  selection: 'all' | string[],
  options: ReadContextEnginesOptions,
): Promise<{ engines: ContextEngine[]; leftOut: string[] }> {
  const { env, home } = options;
  const configDir = toConfigDir(env, home);
  const { names, problems } =
    selection === 'all'
      ? await listContexts(configDir).then((all) => ({ ...all, names: [DEFAULT, ...all.names] }))
      : { names: selection, problems: [] };
  const engines: ContextEngine[] = [];
  const leftOut = problems.map((problem) => `A Docker context is left out. ${problem}`);
  for (const name of names) {
    try {
      engines.push({ name, address: await readOne(name, configDir, options) });
    } catch (error) {
      if (!(error instanceof ConfigError) || selection !== 'all') throw error;
      leftOut.push(`The Docker context "${name}" is left out. ${error.message}`);
    }
  }
  // Like the docker CLI, which lets DOCKER_HOST take precedence over any context.
  const current = env.DOCKER_HOST ? DEFAULT : env.DOCKER_CONTEXT || (await readCurrentContext(configDir));
  const rank = ({ name }: ContextEngine) => (name === (current || DEFAULT) ? 0 : 1);
  return { engines: engines.sort((a, b) => rank(a) - rank(b)), leftOut };
}

async function readOne(
  name: string,
  configDir: string,
  { refuseName, defaultAddress, platform = process.platform }: ReadContextEnginesOptions,
): Promise<EngineAddress> {
  const refusal = refuseName(name);
  if (refusal) throw new ConfigError(`--contexts: ${refusal}`);
  if (name === DEFAULT) return defaultAddress ?? findDefault(platform);
  const address = await readContext(configDir, name, '--contexts (PORTOLAN_CONTEXTS)');
  parseEngineUrl(address.url);
  return address;
}

async function findDefault(platform: NodeJS.Platform): Promise<EngineAddress> {
  const url = platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
  const target = parseEngineUrl(url);
  const isMissing =
    target.kind === 'socket' &&
    (await stat(target.path).then(
      () => false,
      (error: NodeJS.ErrnoException) => error.code === 'ENOENT' || error.code === 'ENOTDIR',
    ));
  if (isMissing) throw new ConfigError(`No engine listens at ${url}, and DOCKER_HOST is not set.`);
  return { url, source: `context "${DEFAULT}"` };
}
