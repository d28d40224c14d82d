import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSampleEngine } from '@portolan/sample-engine';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { EngineClient } from '../../EngineClient.ts';
import { openEngine } from '../../openEngine.ts';
import { canStartSshHost, SshHost } from './testing/SshHost.ts';

describe.runIf(canStartSshHost)('ssh to a real sshd', () => {
  const host = new SshHost();
  const { PATH } = process.env;
  const clients: EngineClient[] = [];
  let sample: Awaited<ReturnType<typeof startSampleEngine>>;
  let enginePort: number;

  beforeAll(async () => {
    sample = await startSampleEngine();
    enginePort = Number(new URL(sample.url).port);
    await host.start();
    host.dialTo(enginePort);
    process.env.PATH = `${host.folder}/path:${PATH}`;
  });
  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    host.dialTo(enginePort);
    host.setConfig();
    host.setSshd();
    host.trust('host.pub');
    host.write('authorized', host.read('id.pub'));
    host.accepted = 0;
  });
  afterAll(async () => {
    process.env.PATH = PATH;
    host.stop();
    await sample.close();
  });

  function open(url = 'ssh://nas'): EngineClient {
    const client = openEngine({ url, source: 'test' }, { readOnly: false });
    clients.push(client);
    return client;
  }

  const times = (count: number, act: () => Promise<unknown>) =>
    Promise.allSettled(Array.from({ length: count }, act)).then(
      (results) => results.filter(({ status }) => status === 'fulfilled').length,
    );

  describe('R276: connects as the docker CLI does', () => {
    it('by an alias of the configuration, with its user, port and key, over one connection for all requests', async () => {
      host.setConfig(`Host nas\n  User ${host.user}`);
      const client = open();
      expect((await client.hello()).name).toBe('sample');
      const stop = new AbortController();
      await client.subscribe(stop.signal);
      expect(await times(40, () => client.listContainers())).toBe(40);
      expect(host.accepted).toBe(1);
      stop.abort();
    });

    it('with the user and the port of the address before those of the configuration', async () => {
      host.setConfig('Host *\n  User no-such-user\n  Port 1');
      expect(await open(`ssh://${host.user}@nas:${host.port}`).hello()).toBeTruthy();
    });

    it('to the socket that the address names', async () => {
      const named = "if (!process.argv.includes('unix:///run/user/1000/docker.sock')) process.exit(1);\n";
      host.setDocker(named + host.read('bin/docker').split('\n').slice(1).join('\n'));
      expect(await open('ssh://nas/run/user/1000/docker.sock').hello()).toBeTruthy();
    });

    it('through a jump host', async () => {
      host.setConfig('Host inner\n  ProxyJump nas');
      expect(await open('ssh://inner').hello()).toBeTruthy();
      expect(host.accepted).toBe(2);
    });

    it('with a key that only an agent has', async () => {
      const socket = join(host.folder, 'agent');
      const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: 'ignore' });
      const key = host.makeKey('of-agent', 'secret');
      host.write('askpass', '#!/bin/sh\necho secret\n', 0o755);
      const env = { ...process.env, SSH_AUTH_SOCK: socket, SSH_ASKPASS: `${host.folder}/askpass` };
      const add = () =>
        execFileSync('ssh-add', ['-q', key], { env: { ...env, SSH_ASKPASS_REQUIRE: 'force' } });
      await vi.waitFor(add, { timeout: 5_000 });
      host.write('authorized', host.read('of-agent.pub'));
      host.setConfig(`Host nas\n  IdentityAgent ${socket}\n  IdentitiesOnly no`);
      expect(await open().hello()).toBeTruthy();
      agent.kill();
    });

    it('and without what the configuration wants beside: a command, a terminal, forwardings, a shared connection', async () => {
      host.setConfig(
        `Host nas\n  RemoteCommand sh\n  RequestTTY force\n  LocalForward ${host.port} 127.0.0.1:1\n  ControlMaster auto\n  ControlPath ${host.folder}/other`,
      );
      expect(await open().hello()).toBeTruthy();
    });

    it('connects again after the connection was lost', async () => {
      const client = open();
      await client.hello();
      host.dropConnections();
      await vi.waitFor(() => client.checkAlive(), { timeout: 10_000 });
      expect(host.accepted).toBe(2);
    });

    it('uses fewer sessions if the host allows fewer', async () => {
      host.setSshd('MaxSessions 2');
      const client = open();
      await client.hello();
      const stop = new AbortController();
      await client.subscribe(stop.signal);
      expect(await times(20, () => client.listNetworks())).toBeLessThan(20);
      // Each refusal makes it use fewer, until it has found out how many the host allows.
      await expect.poll(() => times(20, () => client.listNetworks()), { timeout: 20_000 }).toBe(20);
      expect(host.accepted).toBe(1);
      stop.abort();
    });
  });

  describe('R277: nothing is left behind', () => {
    const folders = () =>
      readdirSync(tmpdir()).filter((name) => name.startsWith(`portolan-ssh-${process.pid}-`));
    const endedProcess = async () => {
      const child = spawn('true');
      await once(child, 'exit');
      return child;
    };
    const connected = () => vi.waitFor(() => expect(host.connections).toBe(0), { timeout: 10_000 });

    it('when the engine is closed, with requests in progress', async () => {
      const client = open();
      await client.hello();
      await client.subscribe(new AbortController().signal);
      expect(folders()).toHaveLength(1);
      const reading = client.listNetworks().catch(() => null);
      await client.close();
      await reading;
      expect(folders()).toEqual([]);
      await connected();
    });

    it('also of a server that was killed', async () => {
      const dead = mkdtempSync(join(tmpdir(), `portolan-ssh-${(await endedProcess()).pid}-`));
      const alive = mkdtempSync(join(tmpdir(), `portolan-ssh-${process.ppid}-`));
      await open().hello();
      expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
      rmdirSync(alive);
    });

    it('when the engine is closed while it is being connected', async () => {
      const client = open();
      const hello = client.hello();
      await vi.waitFor(() => expect(host.accepted).toBe(1));
      await client.close();
      await expect(hello).rejects.toMatchObject({ code: 'engine-unreachable' });
      expect(folders()).toEqual([]);
      await connected();
    });
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)(
    'R277: nothing is left behind when the server ends by %s',
    async (signal) => {
      const temporary = join(host.folder, signal);
      mkdirSync(temporary);
      const main = fileURLToPath(new URL('../../../main.ts', import.meta.url));
      const args = [
        '--docker-host',
        'ssh://nas',
        '--port',
        '0',
        '--data-dir',
        temporary,
        '--log-level',
        'error',
      ];
      const server = spawn(process.execPath, ['--import', 'tsx', main, ...args], {
        env: { PATH: process.env.PATH, HOME: host.folder, TMPDIR: temporary },
        stdio: 'ignore',
      });
      const ended = once(server, 'exit');
      const folders = () => readdirSync(temporary).filter((name) => name.startsWith('portolan-ssh-'));
      const sockets = () => folders().flatMap((name) => readdirSync(join(temporary, name)));
      await vi.waitFor(() => expect(sockets()).toHaveLength(1), { timeout: 30_000 });
      await vi.waitFor(() => expect(host.connections).toBe(1));
      server.kill(signal);
      await ended;
      await vi.waitFor(() => expect(host.connections).toBe(0), { timeout: 20_000, interval: 100 });
      expect(sockets()).toEqual([]);
      // A killed server leaves an empty folder, which the next one removes.
      if (signal === 'SIGTERM') expect(folders()).toEqual([]);
      else expect(folders()).toHaveLength(1);
    },
  );

  describe('R278: a failure is said in words', () => {
    const messageOf = async (client: EngineClient): Promise<string> => {
      const error = await client.hello().then(
        () => null,
        (thrown: unknown) => thrown as Error,
      );
      expect(error).toMatchObject({ name: 'EngineError', code: 'engine-unreachable' });
      expect(error?.message).toMatch(/^The engine at ssh:\S+ does not answer: [^A-Z].*\.$/);
      return error?.message ?? '';
    };

    it.each<[string, () => void, string | RegExp]>([
      ['an unknown host key', () => host.write('known_hosts', ''), 'Connect once with “ssh nas”'],
      [
        'a changed host key',
        () => host.trust('id.pub'),
        /intercepted.*ssh-keygen .*-R "\[127\.0\.0\.1\]:\d+"/,
      ],
      ['a revoked host key', () => host.trust('host.pub', '@revoked '), 'revoked'],
      [
        'a key that the host does not accept',
        () => host.write('authorized', ''),
        '“ssh nas” must connect without',
      ],
      [
        'a key with a passphrase, without an agent',
        () => {
          host.makeKey('locked', 'secret');
          host.write('authorized', host.read('locked.pub'));
          host.setConfig(`Host nas\n  IdentityFile ${host.folder}/locked`);
        },
        /Load it with “ssh-add \S+locked”/,
      ],
      [
        'an unknown name',
        () => host.setConfig('Host nas\n  HostName no-such-host.invalid'),
        'no-such-host.invalid is unknown',
      ],
      ['a port without a server', () => host.setConfig('Host nas\n  Port 1'), 'Check that sshd runs there'],
      [
        'a port with another server',
        () => host.setConfig(`Host nas\n  Port ${enginePort}`),
        'closed the SSH connection',
      ],
      [
        'a malformed configuration',
        () => host.setConfig('Host nas\n  Nonsense yes'),
        /line 2: Bad configuration option: nonsense/,
      ],
      [
        'a jump host that cannot connect to it',
        () => host.setConfig('Host nas\n  ProxyJump jump\n  Port 1'),
        'the jump host cannot connect to it',
      ],
      [
        'a jump host that refuses',
        () => host.setConfig('Host jump\n  Port 1\nHost nas\n  ProxyJump jump'),
        'no SSH server',
      ],
      [
        'a jump host with an unknown key',
        () => host.setConfig('Host jump\n  UserKnownHostsFile none\nHost nas\n  ProxyJump jump'),
        'its host key is not in known_hosts',
      ],
      ['no algorithm in common', () => host.setSshd('Ciphers 3des-cbc'), 'no matching cipher'],
      [
        'no docker CLI',
        () => host.setDocker(null),
        /Install the docker CLI there.*“ssh nas docker version” works/,
      ],
      [
        'an old docker CLI',
        () => host.fail("docker: 'dial-stdio' is not a docker command.\nSee 'docker --help'\n"),
        '18.09',
      ],
      [
        'a socket that the user may not open',
        () =>
          host.fail(
            'failed to open the raw stream connection: dial unix /var/run/docker.sock: connect: permission denied\n',
          ),
        'sudo usermod -aG docker',
      ],
      [
        'a socket that the user may not open, as other versions say it',
        () =>
          host.fail(
            'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock\n',
          ),
        'sudo usermod -aG docker',
      ],
      [
        'no engine',
        () =>
          host.fail(
            'failed to open the raw stream connection: dial unix /var/run/docker.sock: connect: no such file or directory\n',
          ),
        'Start the engine on that host.',
      ],
      [
        'an unknown failure',
        () => host.fail('the moon is \u001b[31mfull\n'),
        'ssh says “the moon is [31mfull”',
      ],
      [
        'a login script that writes',
        () => host.setDocker('console.log("Welcome to nas"); process.stdin.resume()'),
        '“Welcome to nas”. Files such as .bashrc must print nothing',
      ],
      ['no sessions', () => host.setSshd('MaxSessions 0'), 'MaxSessions'],
    ])('%s', async (_, arrange, expected) => {
      arrange();
      expect(await messageOf(open())).toMatch(expected);
    });

    it('a host that does not respond, before the request’s own timeout', async () => {
      const silent = createServer();
      await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
      host.setConfig(`Host nas\n  Port ${(silent.address() as AddressInfo).port}`);
      expect(await messageOf(open())).toContain('the SSH connection is not open yet');
      silent.close();
    });

    it('and the host is not asked again and again with a key that it refuses', async () => {
      host.write('authorized', '');
      const client = open();
      await messageOf(client);
      const { accepted } = host;
      expect(await messageOf(client)).toContain('“ssh nas”');
      expect(host.accepted).toBe(accepted);
    });
  });
});
