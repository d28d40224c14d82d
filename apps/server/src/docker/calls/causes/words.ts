import { parseEngineUrl } from '../../discovery/parseEngineUrl.ts';
import type { EngineAddress } from '../../EngineClient.ts';

/** The `ssh` command that connects to the same host. */
export function sshCommand({ url }: EngineAddress): string {
  const target = parseEngineUrl(url);
  if (target.kind !== 'ssh') return 'ssh';
  const port = target.port === null ? '' : ` -p ${target.port}`;
  return `ssh${port} ${target.username === null ? '' : `${target.username}@`}${target.host}`;
}

export const tryInShell = (address: EngineAddress): string =>
  `As the user that runs Portolan, “${sshCommand(address)}” must connect without asking for anything.`;

export function hostOf({ url }: EngineAddress): string {
  const target = parseEngineUrl(url);
  return target.kind === 'socket' ? target.path : target.host.replace(/^\[|\]$/g, '');
}

export const isPlainTcp = ({ url, tls }: EngineAddress): boolean =>
  !tls && parseEngineUrl(url).kind === 'tcp';

/** Returns the names in a certificate, from the error of a connection that asked for another one. */
export function certificateNames(error: Record<string, unknown>): string {
  const { subjectaltname, subject } = (error.cert ?? {}) as {
    subjectaltname?: string;
    subject?: { CN?: string };
  };
  const names = (subjectaltname ?? subject?.CN ?? '')
    .split(', ')
    .map((name) => name.replace(/^[A-Z][\w ]*:/i, ''));
  const shown = names.filter((name) => name !== '');
  const more = shown.length > 5 ? ` and ${shown.length - 5} more` : '';
  return shown.length === 0 ? 'no name' : `${shown.slice(0, 5).join(', ')}${more}`;
}

/** Returns the beginning of an answer that is not HTTP, a character for each byte. */
export function firstBytes({ rawPacket }: Record<string, unknown>): string {
  return Buffer.isBuffer(rawPacket) ? rawPacket.subarray(0, 60).toString('latin1') : '';
}

/** Makes text from another machine fit for a sentence. */
export const quote = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 160);

/** Returns the line in which a match begins. */
export function lineOf({ input, index }: RegExpExecArray): string {
  const start = input.lastIndexOf('\n', index) + 1;
  const end = input.indexOf('\n', index);
  return quote(input.slice(start, end < 0 ? undefined : end));
}

export const lastLine = (text: string): string =>
  quote(text.trim().split('\n').at(-1) ?? '').replace(/\.$/, '');
