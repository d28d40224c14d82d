import { readFileSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import ssh2 from 'ssh2';
import type { Client, ClientChannel, ConnectConfig, ServerHostKeyAlgorithm } from 'ssh2';
import type { SshTarget } from '../../discovery/parseEngineUrl.ts';
import { checkHostKey, knownKeyTypes } from './checkHostKey.ts';
import { collectText, SshError, toDialCommand } from './SshConnection.ts';
import type { Connect, DialSession } from './SshConnection.ts';

/** The files and the agent that SSH uses. Tests pass their own. */
export interface SshFiles {
  knownHosts: string[];
  identities: string[];
  agentSocket: string | undefined;
}

/** Connects with the library ssh2, where there is no ssh program. It reads the usual files but no configuration. */
export const connectByLibrary =
  (target: SshTarget, files: SshFiles = filesOfUser()): Connect =>
  (closing, onLost) => {
    const { host, username } = target;
    const port = target.port ?? 22;
    const known = files.knownHosts.map(readOrEmpty).join('\n');
    const keys = files.identities.map(readOrEmpty).filter((key) => key !== '');
    const client = new ssh2.Client();
    return new Promise((resolve, reject) => {
      let refusal: string | null = null;
      const lost = (error?: Error) => {
        onLost();
        client.end();
        if (refusal !== null) return reject(new SshError(refusal));
        // An error of the network has a code.
        if (error && 'code' in error) return reject(error);
        const { message } = error ?? new Error('the SSH connection ended');
        const isLockedOut = message.includes('authentication') && keys.some(isLocked);
        reject(new SshError(isLockedOut ? `${message}\nlocked key: ` : message));
      };
      client.once('ready', () =>
        resolve({ dial: () => dial(client, toDialCommand(target)), close: () => close(client) }),
      );
      client.on('error', lost);
      client.once('close', () => lost());
      closing.addEventListener('abort', () => client.destroy());
      const config: ConnectConfig = {
        host,
        port,
        username: username ?? userInfo().username,
        agent: files.agentSocket,
        // A key with a passphrase works through the SSH agent only.
        privateKey: keys.find((key) => !isLocked(key)),
        readyTimeout: 10_000,
        keepaliveInterval: 5_000,
        keepaliveCountMax: 2,
        algorithms: {
          serverHostKey: { prepend: toAlgorithms(knownKeyTypes(known, host, port)), append: [], remove: [] },
        },
        hostVerifier: (key: Buffer) => {
          refusal = toRefusal(checkHostKey(known, host, port, key), host, port);
          return refusal === null;
        },
      };
      try {
        client.connect(config);
      } catch (error) {
        lost(error as Error);
      }
    });
  };

function dial(client: Client, command: string): Promise<DialSession> {
  return new Promise((resolve, reject) => {
    const use = (error: Error | undefined, channel: ClientChannel) => {
      if (error) return reject(new SshError(error.message));
      const readStderr = collectText(channel.stderr);
      let exitCode: number | null = null;
      channel.once('exit', (code: number | null) => (exitCode = code));
      const ended = once(channel, 'close').then(() => ({ exitCode, stderr: readStderr() }));
      resolve({ stdin: channel, stdout: channel, ended, kill: () => channel.close() });
    };
    try {
      client.exec(command, use);
    } catch (error) {
      reject(new SshError((error as Error).message));
    }
  });
}

async function close(client: Client): Promise<void> {
  const closed = once(client, 'close').catch(() => undefined);
  client.destroy();
  await closed;
}

/** R26: says the same as ssh about a host key. */
function toRefusal(verdict: ReturnType<typeof checkHostKey>, host: string, port: number): string | null {
  switch (verdict) {
    case 'known':
      return null;
    case 'unknown':
      return 'Host key verification failed.';
    case 'changed':
      return `WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!\nssh-keygen -R "${port === 22 ? host : `[${host}]:${port}`}"`;
    case 'revoked':
      return 'WARNING: REVOKED HOST KEY DETECTED!';
  }
}

const SUPPORTED = ['ssh-ed25519', 'ecdsa-sha2-nistp256', 'ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];

/**
 * Returns the algorithms for the key types that ssh2 can check. A key of type `ssh-rsa` is used with the newer RSA
 * signatures.
 */
function toAlgorithms(types: string[]): ServerHostKeyAlgorithm[] {
  return types.flatMap((type) =>
    type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : SUPPORTED.includes(type) ? [type] : [],
  ) as ServerHostKeyAlgorithm[];
}

function filesOfUser(): SshFiles {
  const folder = join(homedir(), '.ssh');
  return {
    knownHosts: [join(folder, 'known_hosts'), join(folder, 'known_hosts2'), '/etc/ssh/ssh_known_hosts'],
    identities: ['id_ed25519', 'id_ecdsa', 'id_rsa'].map((name) => join(folder, name)),
    agentSocket: process.env.SSH_AUTH_SOCK || undefined,
  };
}

/** Returns true if a key cannot be used: its passphrase is missing, or ssh2 does not know its format. */
const isLocked = (key: string): boolean => ssh2.utils.parseKey(key) instanceof Error;

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
