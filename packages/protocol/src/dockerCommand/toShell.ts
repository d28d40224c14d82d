import type { DockerCommand } from './cliArguments.ts';

/**
 * R12: returns the command as a line that a POSIX shell splits into the same arguments. The line has no invisible
 * characters and none that a terminal reads as a key press. Line breaks stay as they are, within quotes.
 */
export function toShell(command: DockerCommand): string {
  return command.map(quote).join(' ');
}

function quote(argument: string): string {
  if (/^[\w@%+=:,./-]+$/.test(argument)) return argument;
  const parts = argument
    .split(INVISIBLE)
    .map((part, at) => (at % 2 === 1 ? byPrintf(part) : part && inQuotes(part)));
  return parts.join('') || "''";
}

/** Control and format characters except the line break. Command substitution would remove a line break at the end. */
const INVISIBLE = /((?:(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}])+)/u;

const inQuotes = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const byPrintf = (text: string): string =>
  `"$(printf '${[...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}')"`;
