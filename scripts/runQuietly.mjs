// @ts-check
import { spawn } from 'node:child_process';
import { ROOT } from './root.mjs';

/** Thrown when a command fails. `output` holds everything that the command printed. */
export class CommandFailed extends Error {
  /**
   * @param {string} title
   * @param {string} output
   */
  constructor(title, output) {
    super(`${title} failed.`);
    this.output = output;
  }
}

/**
 * Runs a Node program in the checkout without printing its output.
 * @param {string} title - its name for the error message
 * @param {string[]} args - the program's file and its arguments
 * @param {{ env?: Record<string, string>, signal?: AbortSignal }} [options]
 * @returns {Promise<string>} what it printed
 * @throws {CommandFailed}
 */
export function runQuietly(title, args, { env = {}, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => void (output += chunk.toString());
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new CommandFailed(title, output))));
  });
}
