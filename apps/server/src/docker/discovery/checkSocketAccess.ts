import { access, constants, readFile, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { ConfigError } from './ConfigError.ts';

/**
 * Returns `null` if this user can open the socket or if it does not exist; otherwise an error with the group to join.
 */
export async function checkSocketAccess(path: string, groupFile = '/etc/group'): Promise<ConfigError | null> {
  try {
    await access(path, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' ? toAccessError(path, groupFile) : null;
  }
}

async function toAccessError(path: string, groupFile: string): Promise<ConfigError> {
  const gid = await stat(path).then(
    (stats) => stats.gid,
    () => null,
  );
  const groups = await readFile(groupFile, 'utf8').catch(() => '');
  return new ConfigError(noAccessMessage(path, gid, groups));
}

/** Explains what to do about a socket that this user cannot open. */
export function noAccessMessage(path: string, gid: number | null, groups: string): string {
  const group = groups
    .split('\n')
    .find((line) => line.split(':')[2] === String(gid))
    ?.split(':')[0];
  // Joining the group of root would grant too much.
  if (gid === null || gid === 0)
    return `This user has no permission to open ${path}. Run Portolan as the user that owns the engine.`;
  const name = group ?? String(gid);
  return `This user has no permission to open ${path}, which belongs to the group ${name}. Run "sudo usermod -aG ${name} $USER", sign in again and restart Portolan.`;
}

/** Resolves with true if an engine answers at the socket within `timeoutMs`. */
export function answersPing(path: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request(
      { socketPath: path, path: '/_ping', signal: AbortSignal.timeout(timeoutMs) },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    call.on('error', () => resolve(false));
    call.end();
  });
}
