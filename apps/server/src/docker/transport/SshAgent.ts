import { readFileSync } from 'node:fs';
import http from 'node:http';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import ssh2 from 'ssh2';
import type { Client, ConnectConfig, ServerHostKeyAlgorithm } from 'ssh2';
import { checkHostKey, knownKeyTypes } from './checkHostKey.ts';

interface SshTarget {
  host: string;
  port: number;
  username: string | null;
}

/** The files and the agent that SSH uses. Tests pass their own. */
export interface SshFiles {
  knownHosts: string[];
  identities: string[];
  agentSocket: string | undefined;
}

/**
 * Sends HTTP through `docker system dial-stdio` on another host, as the docker CLI does. All requests share one SSH
 * connection. docker-modem's own SSH agent is not used: it opens a connection per request, checks no host key, and
 * crashes if the other host refuses `exec`.
 */
export class SshAgent extends http.Agent {
  readonly #target: SshTarget;
  readonly #files: SshFiles;
  #connection: Promise<Client> | null = null;

  constructor(target: SshTarget, files: SshFiles = filesOfUser()) {
    // MaxSessions of sshd is 10 by default.
    super({ keepAlive: false, maxSockets: 9 });
    this.#target = target;
    this.#files = files;
  }

  override createConnection(
    _options: unknown,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#open().then(
      (stream) => callback?.(null, stream),
      (error: unknown) => callback?.(error as Error, undefined as unknown as Duplex),
    );
  }

  override destroy(): void {
    void this.#connection?.then((client) => client.end()).catch(() => undefined);
    super.destroy();
  }

  async #open(): Promise<Duplex> {
    const client = await (this.#connection ??= this.#connect());
    return new Promise((resolve, reject) => {
      client.exec('docker system dial-stdio', (error, channel) => {
        if (error) return reject(error);
        channel.stderr.resume();
        resolve(channel);
      });
    });
  }

  #connect(): Promise<Client> {
    const { host, port, username } = this.#target;
    const known = this.#files.knownHosts.map(readOrEmpty).join('\n');
    const client = new ssh2.Client();
    return new Promise((resolve, reject) => {
      let refusal: Error | null = null;
      const lost = (error?: Error) => {
        this.#connection = null;
        client.end();
        reject(refusal ?? error ?? new Error('the SSH connection ended'));
      };
      client.once('ready', () => resolve(client));
      client.on('error', lost);
      client.once('close', () => lost());
      const config: ConnectConfig = {
        host,
        port,
        username: username ?? userInfo().username,
        agent: this.#files.agentSocket,
        // A key with a passphrase works through the SSH agent only.
        privateKey: this.#files.identities.map(readOrEmpty).find(isUsableKey),
        readyTimeout: 10_000,
        keepaliveInterval: 5_000,
        keepaliveCountMax: 2,
        algorithms: {
          serverHostKey: { prepend: toAlgorithms(knownKeyTypes(known, host, port)), append: [], remove: [] },
        },
        hostVerifier: (key: Buffer) => {
          refusal = toHostKeyError(checkHostKey(known, host, port, key), host, port);
          return refusal === null;
        },
      };
      try {
        client.connect(config);
      } catch (error) {
        lost(error as Error);
      }
    });
  }
}

/** R26 */
function toHostKeyError(verdict: ReturnType<typeof checkHostKey>, host: string, port: number): Error | null {
  const at = port === 22 ? host : `-p ${port} ${host}`;
  switch (verdict) {
    case 'known':
      return null;
    case 'unknown':
      return new Error(
        `its host key is not in ~/.ssh/known_hosts (connect once with "ssh ${at}", check the fingerprint and accept it)`,
      );
    case 'changed':
      return new Error(
        `its host key differs from the one in ~/.ssh/known_hosts, so the connection may be intercepted (if the host was reinstalled, remove the old key with "ssh-keygen -R ${port === 22 ? host : `'[${host}]:${port}'`}")`,
      );
    case 'revoked':
      return new Error('its host key is marked as revoked in ~/.ssh/known_hosts');
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

const isUsableKey = (key: string): boolean => key !== '' && !(ssh2.utils.parseKey(key) instanceof Error);

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
