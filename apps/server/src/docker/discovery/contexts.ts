import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { EngineAddress } from '../EngineClient.ts';
import { ConfigError } from './ConfigError.ts';

const ConfigJson = z.object({ currentContext: z.string().optional() });
const NameJson = z.object({ Name: z.string() });
const MetaJson = z.object({
  Endpoints: z.object({
    docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }),
  }),
});

/** Returns the folder of the docker CLI's settings. */
export const toConfigDir = (env: NodeJS.ProcessEnv, home: string): string =>
  env.DOCKER_CONFIG || join(home, '.docker');

/** Returns the context that `docker context use` selected, `null` for the default context. */
export async function readCurrentContext(configDir: string): Promise<string | null> {
  const path = join(configDir, 'config.json');
  const content = await readOrNull(path);
  if (content === null) return null;
  return parseAs(ConfigJson, content, path).currentContext ?? null;
}

/**
 * Returns the names of all contexts but the default one, which is not in the store, in the order of the alphabet.
 * @returns also a sentence for each context that cannot be read
 */
export async function listContexts(configDir: string): Promise<{ names: string[]; problems: string[] }> {
  const store = join(configDir, 'contexts', 'meta');
  const folders = await readdir(store).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new ConfigError(`${store} cannot be read (${error.code ?? 'unknown error'}).`, { cause: error });
  });
  const names: string[] = [];
  const problems: string[] = [];
  for (const folder of folders) {
    const path = join(store, folder, 'meta.json');
    try {
      const content = await readOrNull(path);
      if (content !== null) names.push(parseAs(NameJson, content, path).Name);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problems.push(error.message);
    }
  }
  return { names: names.sort(), problems };
}

/** R21: returns the engine address of a context. @throws ConfigError if the context does not exist */
export async function readContext(configDir: string, name: string, chosenBy: string): Promise<EngineAddress> {
  const folder = createHash('sha256').update(name).digest('hex');
  const path = join(configDir, 'contexts', 'meta', folder, 'meta.json');
  const content = await readOrNull(path);
  if (content === null) {
    throw new ConfigError(
      `The Docker context "${name}", set in ${chosenBy}, does not exist. Run "docker context ls" to list the contexts.`,
    );
  }
  const { Host, SkipTLSVerify = false } = parseAs(MetaJson, content, path).Endpoints.docker;
  if (!Host) throw new ConfigError(`The Docker context "${name}" has no engine address.`);
  const tlsFolder = join(configDir, 'contexts', 'tls', folder, 'docker');
  return { url: Host, source: `context "${name}"`, tls: await readTls(tlsFolder, SkipTLSVerify) };
}

/** Reads the TLS files of a folder. Returns `undefined` if there are none and verification is not switched off. */
export async function readTls(folder: string, skipVerify: boolean): Promise<EngineAddress['tls']> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map(
      async (name) => (await readOrNull(join(folder, name))) ?? undefined,
    ),
  );
  return ca || cert || key || skipVerify ? { ca, cert, key, skipVerify } : undefined;
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ConfigError(`${path} cannot be read (${code ?? 'unknown error'}).`, { cause: error });
  }
}

function parseAs<T>(schema: z.ZodType<T>, content: string, path: string): T {
  try {
    return schema.parse(JSON.parse(content));
  } catch (error) {
    throw new ConfigError(`${path} is not in Docker’s format. Correct or remove it.`, { cause: error });
  }
}
