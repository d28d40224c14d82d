// @ts-check
import { join } from 'node:path';
import { cgroupOf } from './leftovers.mjs';

/**
 * The path of a private engine's socket.
 * @param {string} folder - the engine's folder
 */
export const socketOf = (folder) => join(folder, 'docker.sock');

/**
 * Returns the flags of dockerd for a private engine: it keeps all its files in its folder (R113).
 * @param {string} folder
 */
export const engineFlags = (folder) => [
  ...['--config-file', join(folder, 'daemon.json'), '--host', `unix://${socketOf(folder)}`],
  ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
  ...['--pidfile', join(folder, 'pid'), '--cgroup-parent', `/${cgroupOf(folder)}`],
  ...['--exec-opt', 'native.cgroupdriver=cgroupfs'],
  // Each engine has its own network namespace, so several engines can use the same pools.
  ...['--bip', '10.203.0.1/24', '--default-address-pool', 'base=10.201.0.0/16,size=24'],
];
