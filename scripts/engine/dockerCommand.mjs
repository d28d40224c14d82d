// @ts-check
import { spawnSync } from 'node:child_process';

/**
 * Runs the docker CLI against one engine and returns what it printed, trimmed.
 * @param {string} dockerHost
 * @param {string[]} args
 * @throws {Error} with the CLI's own message.
 */
export function docker(dockerHost, args) {
  const run = spawnSync('docker', ['--host', dockerHost, ...args], {
    encoding: 'utf8',
    env: withoutDockerSettings(),
    timeout: 120_000,
  });
  if (run.error) throw run.error;
  if (run.status !== 0) throw new Error(`docker ${args.join(' ')}: ${run.stderr.trim()}`);
  return run.stdout.trim();
}

/** The environment without the caller's own choice of engine, context and certificates. */
function withoutDockerSettings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_')));
}
