import type { DockerCommand } from './cliArguments.ts';

/**
 * R12: the command as a line a POSIX shell takes back apart into the same arguments. It holds nothing that a terminal
 * would take for a key pressed or that does not show; line breaks are plain, within quotes.
 */
export function toShell(command: DockerCommand): string {
  return command.map(quote).join(' ');
}

function quote(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  const parts = word
    .split(INVISIBLE)
    .map((part, at) => (at % 2 === 1 ? byPrintf(part) : part && inQuotes(part)));
  return parts.join('') || "''";
}

/** Control and format characters but the line break, which command substitution would cut off at an end. */
const INVISIBLE = /((?:(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}])+)/u;

const inQuotes = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

const byPrintf = (text: string): string =>
  `"$(printf '${[...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('')}')"`;
