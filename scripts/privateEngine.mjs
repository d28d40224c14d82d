// @ts-check
// Starts a real Docker engine for the tests, apart from any engine of this machine (R112 to R114).
// By hand: `node scripts/privateEngine.mjs` starts one that runs until Ctrl-C.
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
import { engineFlags, socketOf } from './engine/engineFlags.mjs';
import { createEngineNetwork } from './engine/engineNetwork.mjs';
import {
  FOLDER_PREFIX,
  markOwner,
  removeEngineFiles,
  removeLeftovers,
  suffixOf,
} from './engine/leftovers.mjs';
import { TEST_IMAGE, ensureTestImage } from './engine/testImage.mjs';

/**
 * @typedef {object} PrivateEngine
 * @property {string} dockerHost - `unix://…`, for `docker --host`
 * @property {string} netns - the network namespace that the engine runs in, for `ip netns exec`
 * @property {string} hostAddress - the address at which this machine reaches the ports that the engine publishes
 * @property {() => Promise<void>} stop - ends the engine and removes its files, network and cgroups
 */

// This shell is the first process of a new process namespace with its own mounts: when it ends, the kernel ends
// the engine, its containers and their mounts too. The two folders hidden by a tmpfs are those in which Docker and
// containerd would otherwise find, or create, the sockets of the machine's own engine.
const BOOT = `
mkdir -p /run/docker /run/containerd
mount -t tmpfs tmpfs /run/docker
mount -t tmpfs tmpfs /run/containerd
mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
dockerd "$@" &
wait $!
`;

/**
 * @returns {string | null} why no private engine can run on this machine; null if one can
 */
export function whyNoPrivateEngine() {
  if (process.platform !== 'linux') return 'a private Docker engine needs Linux';
  if (process.getuid?.() !== 0) return 'a private Docker engine needs root';
  return missingPackages().length > 0 ? whyNoPackages() : null;
}

/**
 * Starts a private Docker engine. Installs Debian's packages first where they are missing.
 * @returns {Promise<PrivateEngine>}
 */
export async function startPrivateEngine() {
  const why = whyNoPrivateEngine();
  if (why) throw new Error(`No private Docker engine: ${why}.`);
  await installEngine();
  removeLeftovers();

  const folder = mkdtempSync(FOLDER_PREFIX);
  markOwner(folder);
  // The engine runs as root: unprivileged users of this machine must not reach its socket.
  chmodSync(folder, 0o700);
  const { netns, hostAddress } = createEngineNetwork(suffixOf(folder));
  const { process: engine, socket } = launch(folder, netns);
  const dockerHost = `unix://${socket}`;
  const stop = async () => {
    if (engine.exitCode === null && engine.signalCode === null) {
      const gone = new Promise((resolve) => engine.once('exit', resolve));
      // This is the first process of the process namespace: when it has ended, all others have ended too.
      const first = firstChild(engine.pid) ?? engine.pid;
      if (first) process.kill(first, 'SIGKILL');
      await gone;
    }
    removeEngineFiles(folder);
  };
  try {
    await waitForAnswer(engine, socket);
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
  // Debian 12 ships the CLI in docker.io, Debian 13 in a package of its own.
  if (!findProgram('docker')) await installPackages(['docker-cli']);
}

/**
 * @param {string} folder
 * @param {string} netns
 */
function launch(folder, netns) {
  // Keeps the engine from reading the machine's own /etc/docker/daemon.json.
  writeFileSync(join(folder, 'daemon.json'), '{}');
  mkdirSync(join(folder, 'data'));
  const log = openSync(join(folder, 'log'), 'a');
  const engine = spawn(
    'setpriv',
    [
      // If this process is killed, the kernel kills the engine too.
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
      ...['sh', '-c', BOOT, 'sh', ...engineFlags(folder)],
    ],
    // The engine gets its own session: on Ctrl-C in a terminal the tests must end before the engine does.
    { stdio: ['ignore', log, log], detached: true },
  );
  closeSync(log);
  return { process: engine, socket: socketOf(folder) };
}

/** @param {number | undefined} pid */
function firstChild(pid) {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) || null : null;
}

/**
 * Waits until the engine answers, for up to 30 seconds.
 * @param {import('node:child_process').ChildProcess} engine
 * @param {string} socket
 */
async function waitForAnswer(engine, socket) {
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
