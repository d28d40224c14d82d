// @ts-check
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEngineNetwork } from './engineNetwork.mjs';

/** Folders of private engines: this prefix and six random characters, which also name the network. */
export const FOLDER_PREFIX = join(tmpdir(), 'portolan-engine-');
const OWNER_FILE = 'owner';

/** @param {string} folder */
export const suffixOf = (folder) => folder.slice(FOLDER_PREFIX.length);
/** @param {string} folder */
export const cgroupOf = (folder) => `portolan-engine-${suffixOf(folder)}`;

/**
 * Notes in the folder which process it belongs to.
 * @param {string} folder
 */
export function markOwner(folder) {
  writeFileSync(join(folder, OWNER_FILE), `${process.pid} ${startTime(process.pid)}`);
}

/**
 * Removes what engines of crashed runs left behind; those of living processes are not touched (R114).
 */
export function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (folder.startsWith(FOLDER_PREFIX) && isAbandoned(folder)) removeEngineFiles(folder);
  }
}

/**
 * Removes an engine's network, cgroups and folder, once its processes are gone. Its mounts went with them.
 * @param {string} folder
 */
export function removeEngineFiles(folder) {
  removeEngineNetwork(suffixOf(folder));
  for (const cgroup of cgroupFolders(cgroupOf(folder))) removeCgroup(cgroup);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** @param {string} folder */
function isAbandoned(folder) {
  const file = join(folder, OWNER_FILE);
  // Between making the folder and noting its owner a moment passes: a young folder may be just being made.
  if (!existsSync(file)) return Date.now() - statSync(folder).mtimeMs > 60_000;
  const [pid, time] = readFileSync(file, 'utf8').split(' ');
  return startTime(Number(pid)) !== time;
}

/**
 * When a process started, in the kernel's ticks: with the pid it names one process for good. '' when gone.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    // The second field is the program's name in brackets and may hold spaces; the start time is the 22nd.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * The cgroup's folder, in each hierarchy of cgroup v1 or in the one of v2.
 * @param {string} name
 */
function cgroupFolders(name) {
  const root = '/sys/fs/cgroup';
  if (!existsSync(root)) return [];
  const parents = [root, ...readdirSync(root).map((hierarchy) => join(root, hierarchy))];
  return parents.map((parent) => join(parent, name)).filter((folder) => existsSync(folder));
}

/**
 * A cgroup's files cannot be deleted and need not be: its folders are removed from the leaves up.
 * @param {string} folder
 */
function removeCgroup(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(folder, entry.name));
  }
  try {
    rmdirSync(folder);
  } catch {
    // A process of the engine may take a moment to leave; an empty cgroup left behind costs nothing.
  }
}
