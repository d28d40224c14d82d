import type { Readable, Writable } from 'node:stream';
import type { SshTarget } from '../../discovery/parseEngineUrl.ts';

/** One SSH connection to the host of an engine, which carries any number of sessions. */
export interface SshConnection {
  /** Starts `docker system dial-stdio` on the host. Rejects with an `SshError`. */
  dial(): Promise<DialSession>;
  /** Ends the connection with its sessions. May be called more than once. */
  close(): Promise<void>;
}

/** A program on the host, connected by its input and output. */
export interface DialSession {
  stdin: Writable;
  stdout: Readable;
  /** Resolves when the program has ended, with what it and ssh wrote to stderr. */
  ended: Promise<{ exitCode: number | null; stderr: string }>;
  /** Ends the session before the program does. */
  kill(): void;
}

/**
 * Opens a connection to a host.
 * @param closing aborts when the connection is no longer wanted, before or after it is open
 * @param onLost called when an open connection can carry no more sessions
 * @throws SshError
 */
export type Connect = (closing: AbortSignal, onLost: () => void) => Promise<SshConnection>;

/** A failure of SSH or of the program on the host. The message is what ssh, ssh2 or that program wrote. */
export class SshError extends Error {
  override readonly name = 'SshError';
  readonly code = 'SSH';
}

/** Returns the command that an engine's host runs for each HTTP connection, as for the docker CLI. */
export const toDialCommand = ({ socket }: SshTarget): string =>
  `docker ${socket === null ? '' : `--host unix://${socket} `}system dial-stdio`;

/** In characters; well above what `ssh -v` writes. */
const MAX_STDERR = 64 * 1024;

/** Collects the first part of what a program writes to stderr. Returns a function for what there is until now. */
export function collectText(stderr: Readable): () => string {
  let text = '';
  stderr.setEncoding('utf8');
  stderr.on('data', (chunk: string) => (text = (text + chunk).slice(0, MAX_STDERR)));
  stderr.on('error', () => undefined);
  return () => text.replaceAll('\r', '').trim();
}
