// @ts-check
import { existsSync, readFileSync, readdirSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeEngineNetwork } from './engineNetwork.mjs';

/** The path of a private engine's folder is this prefix and six random characters. They also name its network. */
export const FOLDER_PREFIX = join(tmpdir(), 'portolan-engine-');
const OWNER_FILE = 'owner';

/** @param {string} folder */
export const suffixOf = (folder) => folder.slice(FOLDER_PREFIX.length);
/** @param {string} folder */
export const cgroupOf = (folder) => `portolan-engine-${suffixOf(folder)}`;

/**
 * Writes into the folder which process owns it.
 * @param {string} folder
 */
export function markOwner(folder) {
  writeFileSync(join(folder, OWNER_FILE), `${process.pid} ${startTime(process.pid)}`);
}

/**
 * Removes the files and networks of engines whose owner has ended. Engines of running processes are left alone (R114).
 */
export function removeLeftovers() {
  for (const name of readdirSync(tmpdir())) {
    const folder = join(tmpdir(), name);
    if (folder.startsWith(FOLDER_PREFIX) && isAbandoned(folder)) removeEngineFiles(folder);
  }
}

/**
 * Removes an engine's network, cgroups and folder. The engine's processes must have ended: its mounts end with them.
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
  // The owner is written a moment after the folder is created, so a folder without an owner is treated as abandoned only
  // after a minute.
  if (!existsSync(file)) return Date.now() - statSync(folder).mtimeMs > 60_000;
  const [pid, time] = readFileSync(file, 'utf8').split(' ');
  return startTime(Number(pid)) !== time;
}

/**
 * Reads when a process started. Together with the pid this identifies one process, also after the pid is reused.
 * @param {number} pid
 * @returns {string} the time in clock ticks since boot; empty if the process is gone
 */
function startTime(pid) {
  try {
    // The second field is the program's name in brackets, which may contain spaces. The start time is field 22 (proc(5)).
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[19] ?? '';
  } catch {
    return '';
  }
}

/**
 * Finds the folders of a cgroup: one in each hierarchy of cgroup v1, a single one in v2.
 * @param {string} name
 */
function cgroupFolders(name) {
  const root = '/sys/fs/cgroup';
  if (!existsSync(root)) return [];
  const parents = [root, ...readdirSync(root).map((hierarchy) => join(root, hierarchy))];
  return parents.map((parent) => join(parent, name)).filter((folder) => existsSync(folder));
}

/**
 * Removes a cgroup's folders from the leaves up. The kernel removes the files in them, which cannot be deleted.
 * @param {string} folder
 */
function removeCgroup(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(folder, entry.name));
  }
  try {
    rmdirSync(folder);
  } catch {
    // A process of the engine may still be ending. An empty cgroup that stays behind uses no resources.
  }
}
