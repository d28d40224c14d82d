// @ts-check
import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const SERVICE_POLICY = '/usr/sbin/policy-rc.d';

/**
 * Finds the first of these programs that is installed.
 * @param {...string} names
 * @returns {string | null} its absolute path
 */
export function findProgram(...names) {
  // Debian installs daemons in sbin, which is not in the path of an ordinary user.
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'];
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

/**
 * @returns {string | null} why no package can be installed on this machine; null if packages can
 */
export function whyNoPackages() {
  if (process.platform !== 'linux' || !existsSync('/etc/debian_version'))
    return 'this is not a Debian machine';
  if (process.getuid?.() !== 0) return 'installing packages needs root';
  if (!findProgram('apt-get')) return 'there is no apt-get';
  return null;
}

/**
 * Installs Debian packages without starting their services (R112).
 * @param {string[]} packages
 * @param {string} policyFile - the program that Debian asks before it starts a service; created if the machine has none
 * @throws {Error} with the last lines of apt's output when the installation fails
 */
export async function installPackages(packages, policyFile = SERVICE_POLICY) {
  const ownPolicy = !existsSync(policyFile);
  if (ownPolicy) writeFileSync(policyFile, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  const install = ['install', '--yes', '--no-install-recommends', ...packages];
  try {
    // The package lists of a fresh machine are empty or old, so they are fetched after a first failure.
    await apt(install).catch(() => apt(['update']).then(() => apt(install)));
  } catch (error) {
    const output = String(error).trim().split('\n').slice(-5).join('\n');
    throw new Error(`apt-get could not install ${packages.join(' ')}:\n${output}`);
  } finally {
    if (ownPolicy) rmSync(policyFile, { force: true });
  }
}

/** @param {string[]} args */
function apt(args) {
  return promisify(execFile)('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 10 * 60_000,
  });
}

/**
 * Finds a busybox that is linked statically: in an image without shared libraries no other one runs.
 * @returns {string | null} its absolute path
 */
export function findStaticBusybox() {
  const file = findProgram('busybox');
  if (!file) return null;
  const binary = readFileSync(file);
  const isDynamic = binary.includes('/ld-linux') || binary.includes('/ld-musl');
  return isDynamic ? null : file;
}
