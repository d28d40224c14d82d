import { toShell } from './toShell.ts';

/**
 * R291: returns the line of a docker command with the address of its engine. Without it, a shell on another machine
 * would run the command on that machine's own engine, where the same names may exist.
 */
export function onHost(line: string, address: string): string {
  return line.replace(/^docker(?= )/, () => `docker ${toShell(['--host', address])}`);
}
