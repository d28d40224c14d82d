import { readFile, stat } from 'node:fs/promises';
import { ConfigError } from './ConfigError.ts';

const MAX_BYTES = 256 * 1024;

/**
 * Reads a file that a setting names, as text.
 * @param what what the file is, for the sentence of the error: `The ${what} ${path} does not exist.`
 * @throws ConfigError
 */
export async function readGivenFile(path: string, what: string): Promise<string> {
  const file = `The ${what} ${path}`;
  try {
    const stats = await stat(path);
    // A pipe or a device could block or have no end.
    if (!stats.isFile()) throw new ConfigError(`${file} is not a file.`);
    if (stats.size > MAX_BYTES) throw new ConfigError(`${file} is larger than ${MAX_BYTES / 1024} KB.`);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError(`${file} ${toWords((error as NodeJS.ErrnoException).code)}.`, { cause: error });
  }
}

function toWords(code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'does not exist';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user';
  return `cannot be read (${code ?? 'unknown error'})`;
}
