// @ts-check
import { findProgram, installPackages, whyNoPackages } from './debianPackages.mjs';

/** The programs with which the tests of connections to an engine start servers, each with its Debian package. */
const PROGRAMS = [
  ['sshd', 'openssh-server'],
  ['ssh', 'openssh-client'],
  ['openssl', 'openssl'],
];

const missingPackages = () =>
  PROGRAMS.flatMap(([program = '', name = '']) => (findProgram(program) ? [] : [name]));

/**
 * @returns {string | null} why these programs cannot be had on this machine; null if they can
 */
export const whyNoConnectionPrograms = () => (missingPackages().length === 0 ? null : whyNoPackages());

/** Installs what is missing. The machine's own SSH service is not started (R112). */
export async function ensureConnectionPrograms() {
  const packages = missingPackages();
  if (packages.length > 0) await installPackages(packages);
}
