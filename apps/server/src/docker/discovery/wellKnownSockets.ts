import { readdir } from 'node:fs/promises';
import { posix } from 'node:path';

interface Machine {
  env: NodeJS.ProcessEnv;
  home: string;
  platform: NodeJS.Platform;
}

/** R21: where engines listen by default, in the order they are tried: Docker's own before its relatives. */
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

/** One folder a profile; `default` first. Without Colima still its usual place, so that the user sees it was tried. */
async function colimaSockets(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const profiles = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'));
  const names = profiles.map((entry) => entry.name).filter((name) => name !== 'default');
  return ['default', ...names.sort()].map((name) => posix.join(folder, name, 'docker.sock'));
}
