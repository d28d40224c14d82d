// @ts-check
import { spawnSync } from 'node:child_process';

/**
 * Runs the docker CLI against one engine.
 * @param {string} dockerHost
 * @param {string[]} args
 * @returns {string} what the CLI printed, trimmed
 * @throws {Error} with the CLI's own message when it fails
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

/** The environment without the variables by which the caller selects an engine, a context or certificates. */
function withoutDockerSettings() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_')));
}
