// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/**
 * @typedef {object} EngineNetwork
 * @property {string} netns - name of the network namespace
 * @property {string} hostAddress - the address at which this machine reaches the ports that the engine publishes
 */

/** @param {string} suffix - at most 6 characters */
const netnsName = (suffix) => `ptest-${suffix}`;
/** @param {string} suffix */
const linkName = (suffix) => `ptest-${suffix}`;

/**
 * Makes a network namespace whose only link, `eth0`, leads to this machine. The engine's bridges, firewall rules
 * and swarm ports exist in that namespace only (R113).
 * @param {string} suffix
 * @returns {EngineNetwork}
 */
export function createEngineNetwork(suffix) {
  const netns = netnsName(suffix);
  const link = linkName(suffix);
  const [outside, inside] = freeAddresses();
  ip('netns', 'add', netns);
  ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', netns);
  ip('address', 'add', `${outside}/30`, 'dev', link);
  ip('link', 'set', link, 'up');
  ip('-netns', netns, 'link', 'set', 'lo', 'up');
  ip('-netns', netns, 'address', 'add', `${inside}/30`, 'dev', 'eth0');
  ip('-netns', netns, 'link', 'set', 'eth0', 'up');
  return { netns, hostAddress: inside };
}

/**
 * Removes the link and the namespace that createEngineNetwork created, if they exist.
 * @param {string} suffix
 */
export function removeEngineNetwork(suffix) {
  if (networkInterfaceExists(linkName(suffix))) ip('link', 'delete', linkName(suffix));
  if (existsSync(`/run/netns/${netnsName(suffix)}`)) ip('netns', 'delete', netnsName(suffix));
}

/** The two addresses of a free /30 in 198.18.0.0/16, which RFC 2544 reserves for tests: one for each end of the link. */
function freeAddresses() {
  const taken = new Set(
    Object.values(networkInterfaces()).flatMap((addresses) =>
      (addresses ?? []).map(({ address }) => address),
    ),
  );
  const start = Math.floor(Math.random() * 16384);
  for (let step = 0; step < 16384; step++) {
    const block = ((start + step) % 16384) * 4;
    const prefix = `198.18.${block >> 8}`;
    const outside = `${prefix}.${(block & 255) + 1}`;
    if (!taken.has(outside)) return /** @type {const} */ ([outside, `${prefix}.${(block & 255) + 2}`]);
  }
  throw new Error('No free address in 198.18.0.0/16 for a private Docker engine.');
}

/** @param {string} name */
const networkInterfaceExists = (name) => existsSync(`/sys/class/net/${name}`);

/** @param {...string} args */
function ip(...args) {
  execFileSync('ip', args, { stdio: ['ignore', 'ignore', 'pipe'] });
}
