import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { SshTarget } from '../../discovery/parseEngineUrl.ts';
import { collectText, SshError, toDialCommand } from './SshConnection.ts';
import type { Connect, DialSession, SshConnection } from './SshConnection.ts';

/** How long the connection is kept without a session, in seconds; so it also ends some time after a killed server. */
const PERSIST_S = 5;
/** An attempt to connect is ended after so many milliseconds, whatever the configuration of ssh says. */
const MAX_ATTEMPT_MS = 30_000;
/** The code with which ssh exits if it, and not the remote command, failed. */
const SSH_FAILED = 255;

/** Returns true if ssh is installed and can carry many sessions in one connection. That of Windows cannot. */
export function isSshInstalled(env = process.env, platform = process.platform): boolean {
  if (platform === 'win32') return false;
  return (env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'ssh'), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/**
 * R276: connects with the system's ssh program, so that its configuration, agents and hardware keys work as in a shell.
 * ssh never asks for anything, and gets no text of the user except as a checked argument (R275).
 */
export const connectByProgram =
  (target: SshTarget): Connect =>
  async (closing, onLost) => {
    const socket = join(makeFolder(), 's');
    const connection = new ProgramConnection(socket, toDialCommand(target), onLost);
    open.add(connection);
    const master = ['-fNM', '-S', socket, ...option('ControlPersist', PERSIST_S), ...toArguments(target)];
    try {
      const { exitCode, stderr } = await run(master, closing);
      if (exitCode !== 0) throw new SshError(await explain(stderr, target, closing));
      if (closing.aborted) throw new SshError('the SSH connection ended');
      return connection;
    } catch (error) {
      await connection.close();
      throw error;
    }
  };

const option = (name: string, value: string | number): string[] => ['-o', `${name}=${value}`];

const toArguments = ({ host, port, username }: SshTarget): string[] => [
  // A terminal, prompts, and the forwardings of the user's configuration are of no use here.
  '-T',
  ...option('BatchMode', 'yes'),
  ...option('ClearAllForwardings', 'yes'),
  ...option('RemoteCommand', 'none'),
  ...option('ConnectTimeout', 10),
  ...option('ServerAliveInterval', 5),
  ...option('ServerAliveCountMax', 2),
  ...option('LogLevel', 'INFO'),
  ...(port === null ? [] : ['-p', String(port)]),
  ...(username === null ? [] : ['-l', username]),
  '--',
  host,
];

/** A connection that ssh keeps in the background. Other ssh processes reach it by its control socket. */
class ProgramConnection implements SshConnection {
  readonly #socket: string;
  readonly #command: string;
  readonly #onLost: () => void;

  constructor(socket: string, command: string, onLost: () => void) {
    this.#socket = socket;
    this.#command = command;
    this.#onLost = onLost;
  }

  /**
   * Without a control socket, ssh would open a connection of its own: `ProxyCommand` makes that fail. The configuration
   * of the user applies to the connection and not to its sessions.
   */
  async dial(): Promise<DialSession> {
    const args = [
      '-F',
      'none',
      '-S',
      this.#socket,
      ...option('ProxyCommand', 'false'),
      ...option('LogLevel', 'ERROR'),
    ];
    // A Ctrl-C at the terminal of the server must not end the requests in progress (R57).
    const options = { stdio: 'pipe', detached: true } as const;
    const child = spawn('ssh', [...args, '-T', '--', 'engine', this.#command], options);
    const readStderr = collectText(child.stderr);
    const ended = once(child, 'close').then(
      ([exitCode]: unknown[]) => {
        const stderr = readStderr();
        const isLost = exitCode === SSH_FAILED && !child.killed && !/session request failed/.test(stderr);
        if (isLost) {
          this.#onLost();
          void this.close();
        }
        return { exitCode: exitCode as number | null, stderr: isLost ? 'the SSH connection ended' : stderr };
      },
      // It could not be started.
      (error: Error) => ({ exitCode: SSH_FAILED, stderr: error.message }),
    );
    return Promise.resolve({
      stdin: child.stdin,
      stdout: child.stdout,
      ended,
      kill: () => void child.kill(),
    });
  }

  async close(): Promise<void> {
    if (!open.delete(this)) return;
    const child = spawn('ssh', this.#exit(), { stdio: 'ignore', timeout: 2_000 });
    await once(child, 'exit').catch(() => undefined);
    this.#removeFolder();
  }

  closeNow(): void {
    spawnSync('ssh', this.#exit(), { stdio: 'ignore', timeout: 500 });
    this.#removeFolder();
  }

  #exit = () => ['-F', 'none', '-S', this.#socket, '-O', 'exit', '--', 'engine'];
  #removeFolder = () => rmSync(join(this.#socket, '..'), { recursive: true, force: true });
}

/** R277: what this process has to end when it ends. */
const open = new Set<ProgramConnection>();
process.on('exit', () => open.forEach((connection) => connection.closeNow()));

const PREFIX = 'portolan-ssh-';

/**
 * Makes a folder for a control socket that only this user can open. Its path is short: a socket's path has at most 104
 * bytes on macOS, and ssh adds 17 to it for a moment.
 */
function makeFolder(): string {
  const parent = /^[\w./-]{1,50}$/.test(tmpdir()) ? tmpdir() : '/tmp';
  // A killed process leaves its folder. ssh has removed the socket in it by itself.
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) && Number(name.slice(PREFIX.length).split('-')[0]);
    if (pid && !isAlive(pid)) removeIfEmpty(join(parent, name));
  }
  return mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It holds a socket, or belongs to another user.
  }
}

/**
 * Runs ssh until it exits or goes to the background. It has no terminal to ask at, and neither have the ssh processes
 * that it starts for jump hosts.
 */
async function run(
  args: string[],
  closing: AbortSignal,
): Promise<{ exitCode: number | null; stderr: string }> {
  const env = { ...process.env, SSH_ASKPASS_REQUIRE: 'never' };
  const child = spawn('ssh', args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const readStderr = collectText(child.stderr);
  const end = () => killGroup(child);
  const timer = setTimeout(end, MAX_ATTEMPT_MS);
  closing.addEventListener('abort', end);
  running.add(child);
  try {
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    // The process in the background may keep stderr open.
    if (exitCode !== 0 && !child.stderr.readableEnded) await once(child.stderr, 'close');
    return { exitCode, stderr: exitCode === null ? 'Connection timed out' : readStderr() };
  } catch (error) {
    return { exitCode: null, stderr: (error as Error).message };
  } finally {
    child.stderr.destroy();
    clearTimeout(timer);
    closing.removeEventListener('abort', end);
    running.delete(child);
  }
}

const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach(killGroup));

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid);
  } catch {
    // It has ended by itself.
  }
}

/**
 * Returns what ssh says about a failure. Of a connection for the background it hides what a jump host says, and never
 * says that a key is locked; both are found by one more attempt in the foreground.
 */
async function explain(stderr: string, target: SshTarget, closing: AbortSignal): Promise<string> {
  if (!/Permission denied \(|Connection closed/.test(stderr)) return stderr;
  const args = ['-v', ...option('ControlPath', 'none'), ...toArguments(target), toDialCommand(target)];
  const again = await run(args, closing);
  const lines = again.stderr.split('\n');
  const isDebug = (line: string) => /^(?:debug\d: |OpenSSH_|Authenticat|Transferred|Bytes)/.test(line);
  const said = lines.filter((line) => !isDebug(line)).join('\n');
  if (!said.includes('Permission denied (')) return said || stderr;
  // The host accepts a key, but ssh cannot use it: it needs a passphrase.
  const accepted = lines.findLastIndex((line) => /^debug1: Server accepts key/.test(line));
  const authenticated = lines.findLastIndex((line) => line.startsWith('Authenticated'));
  if (accepted <= authenticated) return said;
  return `${said}\nlocked key: ${/ (\/\S+) /.exec(lines[accepted] ?? '')?.[1] ?? ''}`;
}
