import type { DockerCommand } from './words.ts';

/** R12: the command as one line a POSIX shell takes back apart into the same arguments. */
export function toShell(command: DockerCommand): string {
  return command.map(quote).join(' ');
}

const quote = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
