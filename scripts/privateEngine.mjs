// @ts-check
// A real Docker engine for the tests that touches nothing of this machine's own engine: see R112 to R114.
// By hand: `node scripts/privateEngine.mjs` starts one and keeps it until Ctrl-C.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findProgram, findStaticBusybox, installPackages, whyNoPackages } from './engine/debianPackages.mjs';
import { docker } from './engine/dockerCommand.mjs';
import { createEngineNetwork } from './engine/engineNetwork.mjs';
import {
  FOLDER_PREFIX,
  cgroupOf,
  markOwner,
  removeEngineFiles,
  removeLeftovers,
  suffixOf,
} from './engine/leftovers.mjs';
import { TEST_IMAGE, ensureTestImage } from './engine/testImage.mjs';

/**
 * @typedef {object} PrivateEngine
 * @property {string} dockerHost - `unix://…`, for `docker --host`
 * @property {string} netns - the network namespace the engine lives in, for `ip netns exec`
 * @property {string} hostAddress - where this machine reaches the ports that the engine publishes
 * @property {() => Promise<void>} stop - ends the engine and removes every trace of it
 */

// The engine is the first child of a process namespace with mounts of its own: when this shell dies, the kernel
// ends the engine, its containers and their mounts with it. The two hidden folders are where Docker and
// containerd would otherwise find, or leave, the sockets of the machine's own engine.
const BOOT = `
mkdir -p /run/docker /run/containerd
mount -t tmpfs tmpfs /run/docker
mount -t tmpfs tmpfs /run/containerd
mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
dockerd "$@" &
wait $!
`;

/**
 * Why no private engine can run here, in words; null when it can.
 * @returns {string | null}
 */
export function whyNoPrivateEngine() {
  if (process.platform !== 'linux') return 'a private Docker engine needs Linux';
  if (process.getuid?.() !== 0) return 'a private Docker engine needs root';
  return missingPackages().length > 0 ? whyNoPackages() : null;
}

/**
 * Starts a Docker engine of its own, installing Debian's where there is none.
 * @returns {Promise<PrivateEngine>}
 */
export async function startPrivateEngine() {
  const why = whyNoPrivateEngine();
  if (why) throw new Error(`No private Docker engine: ${why}.`);
  await installEngine();
  removeLeftovers();

  const folder = mkdtempSync(FOLDER_PREFIX);
  markOwner(folder);
  // Unprivileged users of this machine must not reach a root-run engine.
  chmodSync(folder, 0o700);
  const { netns, hostAddress } = createEngineNetwork(suffixOf(folder));
  const { process: engine, socket } = launch(folder, netns);
  const dockerHost = `unix://${socket}`;
  const stop = async () => {
    if (engine.exitCode === null && engine.signalCode === null) {
      const gone = new Promise((resolve) => engine.once('exit', resolve));
      // The first process of the process namespace: once it is reaped, all others have ended too.
      const first = firstChild(engine.pid) ?? engine.pid;
      if (first) process.kill(first, 'SIGKILL');
      await gone;
    }
    removeEngineFiles(folder);
  };
  try {
    await answers(engine, socket);
    docker(dockerHost, [
      ...['swarm', 'init', '--advertise-addr', '127.0.0.1'],
      ...['--default-addr-pool', '10.202.0.0/16', '--default-addr-pool-mask-length', '24'],
    ]);
    ensureTestImage(dockerHost);
  } catch (error) {
    const log = readFileSync(join(folder, 'log'), 'utf8').trim().split('\n').slice(-15).join('\n');
    await stop();
    throw new Error(`The private Docker engine did not start. The end of its log:\n${log}`, { cause: error });
  }
  return { dockerHost, netns, hostAddress, stop };
}

function missingPackages() {
  /** @type {[string, string | null][]} */
  const needed = [
    ['docker.io', findProgram('dockerd')],
    ['iptables', findProgram('iptables')],
    ['iproute2', findProgram('ip')],
    ['busybox-static', findStaticBusybox()],
  ];
  return needed.filter(([, found]) => !found).map(([name]) => name);
}

async function installEngine() {
  const missing = missingPackages();
  if (missing.length > 0) await installPackages(missing);
  // Debian 12 ships the CLI inside docker.io, Debian 13 apart.
  if (!findProgram('docker')) await installPackages(['docker-cli']);
}

/**
 * @param {string} folder
 * @param {string} netns
 */
function launch(folder, netns) {
  const socket = join(folder, 'docker.sock');
  // Not the machine's own /etc/docker/daemon.json.
  writeFileSync(join(folder, 'daemon.json'), '{}');
  mkdirSync(join(folder, 'data'));
  const flags = [
    ...['--config-file', join(folder, 'daemon.json'), '--host', `unix://${socket}`],
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
    ...['--pidfile', join(folder, 'pid'), '--cgroup-parent', `/${cgroupOf(folder)}`],
    ...['--exec-opt', 'native.cgroupdriver=cgroupfs'],
    // All inside the engine's own network namespace, so several engines may use the same pools.
    ...['--bip', '10.203.0.1/24', '--default-address-pool', 'base=10.201.0.0/16,size=24'],
  ];
  const log = openSync(join(folder, 'log'), 'a');
  const engine = spawn(
    'setpriv',
    [
      // Should this process be killed, the engine goes with it.
      ...['--pdeathsig', 'KILL', 'nsenter', `--net=/run/netns/${netns}`],
      ...[
        'unshare',
        '--mount',
        '--propagation',
        'private',
        '--pid',
        '--fork',
        '--kill-child',
        '--mount-proc',
      ],
      ...['sh', '-c', BOOT, 'sh', ...flags],
    ],
    // Its own session: Ctrl-C in a terminal must reach the tests first.
    { stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  return { process: engine, socket };
}

/** @param {number | undefined} pid */
function firstChild(pid) {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) || null : null;
}

/**
 * Resolves once the engine answers.
 * @param {import('node:child_process').ChildProcess} engine
 * @param {string} socket
 */
async function answers(engine, socket) {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (engine.exitCode !== null || engine.signalCode !== null) throw new Error('dockerd ended.');
    if (await ping(socket)) return;
    await sleep(100);
  }
  throw new Error('dockerd did not answer within 30 seconds.');
}

/** @param {string} socketPath */
function ping(socketPath) {
  return new Promise((resolve) => {
    const call = request({ socketPath, path: '/_ping', timeout: 2000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('error', () => resolve(false));
    call.on('timeout', () => call.destroy());
    call.end();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const engine = await startPrivateEngine();
  process.stdout.write(
    `docker --host ${engine.dockerHost} …\n` +
      `Image: ${TEST_IMAGE}. Published ports at: ${engine.hostAddress}. Network namespace: ${engine.netns}.\n` +
      'Ctrl-C ends it.\n',
  );
  const idle = setInterval(() => {}, 60_000);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      clearInterval(idle);
      void engine.stop();
    });
  }
}
