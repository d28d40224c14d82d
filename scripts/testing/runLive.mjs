// @ts-check
import { spawn } from 'node:child_process';
import { npmProgram } from '../install.mjs';
import { ROOT } from '../root.mjs';

/**
 * Runs a script of package.json and shows its output.
 * @param {string} script
 * @param {string[]} args
 * @param {Record<string, string>} env
 * @param {AbortSignal} signal
 * @returns {Promise<boolean>} true if it succeeded
 */
export function runLive(script, args, env, signal) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [npmProgram(), 'run', '--silent', script, '--', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}
