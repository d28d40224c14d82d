import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';

interface Machine {
  env: NodeJS.ProcessEnv;
  home: string;
  platform: NodeJS.Platform;
}

/**
 * R21: returns where engines listen by default, in the order in which they are tried: Docker first, then compatible
 * engines.
 */
export async function wellKnownSockets({ env, home, platform }: Machine): Promise<string[]> {
  if (platform === 'win32') {
    return ['docker_engine', 'dockerDesktopLinuxEngine', 'podman-machine-default'].map(
      (name) => `npipe:////./pipe/${name}`,
    );
  }
  const runtime = env.XDG_RUNTIME_DIR || (process.getuid ? `/run/user/${process.getuid()}` : null);
  const paths = [
    '/var/run/docker.sock',
    ...(runtime ? [`${runtime}/docker.sock`] : []),
    `${home}/.docker/run/docker.sock`,
    `${home}/.docker/desktop/docker.sock`,
    ...(await colimaSockets(env.COLIMA_HOME ?? `${home}/.colima`)),
    ...(await colimaSockets(`${env.XDG_CONFIG_HOME || `${home}/.config`}/colima`)),
    ...(runtime ? [`${runtime}/podman/podman.sock`] : []),
    '/run/podman/podman.sock',
    `${home}/.local/share/containers/podman/machine/podman.sock`,
  ];
  return [...new Set(paths)].map((path) => `unix://${path}`);
}

/**
 * Colima has one folder per profile; `default` comes first. Without Colima its default socket is listed too, so that
 * the user sees that it was tried.
 */
async function colimaSockets(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const profiles = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'));
  const names = profiles.map((entry) => entry.name).filter((name) => name !== 'default');
  return ['default', ...names.sort()].map((name) => posix.join(folder, name, 'docker.sock'));
}
