import type { DockerCli } from './DockerCli.ts';

/** Runs `act` on an engine that manages a swarm, which overlay networks need. A swarm that was there before is left as it was. */
export async function withSwarm(docker: DockerCli, act: () => Promise<void>): Promise<void> {
  const state = await docker.run('info', '--format', '{{.Swarm.LocalNodeState}}');
  if (state !== 'inactive') return act();
  await docker.run('swarm', 'init', '--advertise-addr', '127.0.0.1');
  try {
    await act();
  } finally {
    await docker.cleanUp();
    await docker.run('swarm', 'leave', '--force');
  }
}
