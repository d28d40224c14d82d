import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ConfigError } from './ConfigError.ts';
import type { EngineAddress } from '../EngineClient.ts';

const ConfigJson = z.object({ currentContext: z.string().optional() });
const MetaJson = z.object({
  Endpoints: z.object({
    docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }),
  }),
});

/** The context that `docker context use` chose, `null` for the default one. */
export async function readCurrentContext(configDir: string): Promise<string | null> {
  const path = join(configDir, 'config.json');
  const content = await readOrNull(path);
  if (content === null) return null;
  return parseAs(ConfigJson, content, path).currentContext ?? null;
}

/** R21: the engine a context names. Throws a `ConfigError` when there is no such context. */
export async function readContext(configDir: string, name: string, chosenBy: string): Promise<EngineAddress> {
  const folder = createHash('sha256').update(name).digest('hex');
  const path = join(configDir, 'contexts', 'meta', folder, 'meta.json');
  const content = await readOrNull(path);
  if (content === null) {
    throw new ConfigError(
      `There is no Docker context "${name}", which ${chosenBy} asks for; "docker context ls" lists those there are.`,
    );
  }
  const { Host, SkipTLSVerify = false } = parseAs(MetaJson, content, path).Endpoints.docker;
  if (!Host) throw new ConfigError(`The Docker context "${name}" names no engine.`);
  const tlsFolder = join(configDir, 'contexts', 'tls', folder, 'docker');
  return { url: Host, source: `context "${name}"`, tls: await readTls(tlsFolder, SkipTLSVerify) };
}

/** The TLS files of a folder; `undefined` when there are none and verification was not switched off either. */
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
    throw new ConfigError(`${path} is not what Docker writes: correct or remove it.`, { cause: error });
  }
}
