import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const SSHD = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'].find((path) => existsSync(path));
const SSH = ['/usr/bin/ssh', '/usr/local/bin/ssh'].find((path) => existsSync(path));

/** True if a private SSH server can be started. `npm test` installs it where it may, or says why not. */
export const canStartSshHost = Boolean(SSHD && SSH);

/**
 * A real sshd with keys, configuration and port of its own. Each connection gets its own process, so that connections
 * can be counted and killed. `bin` is the PATH of its sessions; `path` has an `ssh` with a configuration of its own.
 */
export class SshHost {
  /** Empty until it is started. */
  folder = '';
  readonly user = userInfo().username;
  /** The number of connections accepted until now. */
  accepted = 0;
  port = 0;
  #server: Server | null = null;
  #processes = new Set<ChildProcess>();
  #sshdOptions: string[] = [];

  async start(): Promise<void> {
    this.folder = mkdtempSync(join(tmpdir(), 'portolan-sshd-'));
    for (const key of ['host', 'id', 'other']) this.makeKey(key);
    this.write('authorized', this.read('id.pub'));
    this.setSshd();
    this.setDocker('process.exit(1)');
    this.write('path/ssh', `#!/bin/sh\nexec ${SSH} -F '${this.folder}/config' "$@"\n`, 0o755);
    // sshd requires this folder if it runs as root; the service of the package would make it.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
    this.#server = createServer({ pauseOnConnect: true }, (socket) => {
      this.accepted += 1;
      const args = ['-i', '-e', '-f', join(this.folder, 'sshd_config'), ...this.#sshdOptions];
      const sshd = spawn(SSHD ?? '', args, { stdio: [socket, socket, 'ignore'] });
      this.#processes.add(sshd);
      sshd.once('exit', () => this.#processes.delete(sshd));
      // sshd has its own handle of the connection.
      socket.destroy();
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
    this.port = (this.#server.address() as AddressInfo).port;
    this.trust('host.pub');
    this.setConfig();
  }

  stop(): void {
    this.#server?.close();
    this.dropConnections();
    rmSync(this.folder, { recursive: true, force: true });
  }

  get connections(): number {
    return this.#processes.size;
  }

  /** Kills the server's side of all connections. */
  dropConnections(): void {
    for (const sshd of this.#processes) sshd.kill('SIGKILL');
  }

  write(name: string, content: string, mode = 0o600): string {
    const path = join(this.folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content, { mode });
    return path;
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  makeKey(name: string, passphrase = ''): string {
    const path = join(this.folder, name);
    rmSync(path, { force: true });
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', path]);
    return path;
  }

  /** Writes the known_hosts file. */
  trust(keyFile: string, marker = ''): void {
    this.write('known_hosts', `${marker}[127.0.0.1]:${this.port} ${this.read(keyFile)}`);
  }

  /** Writes the configuration of ssh: these lines, then the defaults. Returns nothing that the URL would need. */
  setConfig(lines = ''): void {
    this.write(
      'config',
      `${lines}
Host *
  HostName 127.0.0.1
  Port ${this.port}
  IdentityFile ${this.folder}/id
  IdentitiesOnly yes
  UserKnownHostsFile ${this.folder}/known_hosts
  GlobalKnownHostsFile none
`,
    );
  }

  setSshd(lines = ''): void {
    this.write(
      'sshd_config',
      `${lines}
HostKey ${this.folder}/host
AuthorizedKeysFile ${this.folder}/authorized
SetEnv PATH=${this.folder}/bin
PidFile none
UsePAM no
StrictModes no
PasswordAuthentication no
KbdInteractiveAuthentication no
`,
    );
    // Newer versions refuse clients that failed before.
    const option = ['-o', 'PerSourcePenalties=no'];
    const test = ['-t', '-f', join(this.folder, 'sshd_config'), ...option];
    try {
      execFileSync(SSHD ?? '', test, { stdio: 'ignore' });
      this.#sshdOptions = option;
    } catch {
      this.#sshdOptions = [];
    }
  }

  /** Sets the program `docker` of the host, as JavaScript; `null` removes it. */
  setDocker(script: string | null): void {
    if (script === null) rmSync(join(this.folder, 'bin'), { recursive: true, force: true });
    else this.write('bin/docker', `#!${process.execPath}\n${script}\n`, 0o755);
  }

  /** Lets `docker system dial-stdio` connect to an engine, or fail as the docker CLI does. */
  dialTo(port: number): void {
    this.setDocker(
      `const socket = require('node:net').connect(${port}, '127.0.0.1');
       process.stdin.pipe(socket).pipe(process.stdout);
       socket.on('error', () => process.exit(1));
       socket.on('close', () => process.exit(0));`,
    );
  }

  fail(stderr: string, exitCode = 1): void {
    this.setDocker(`process.stderr.write(${JSON.stringify(stderr)}); process.exitCode = ${exitCode};`);
  }
}
