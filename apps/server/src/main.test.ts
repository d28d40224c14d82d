import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it, vi } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'portolan-main-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Starts the program without the settings of this machine. */
function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, '--data-dir', home, ...args], {
    env: { PATH: process.env.PATH, HOME: home, ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, output, ended };
}

it('R54: a setting that cannot work gives one line on stderr and exit code 2', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  const runs = [
    start(['--sample', '--port', String(port)]),
    start(['--prot', '1']),
    start(['--sample', '--host', '0.0.0.0']),
    start([], { PORTOLAN_READ_ONLY: 'maybe' }),
    start(['--docker-host', 'gopher://x']),
    start(['--sample-engines', '2', '--engines', '/nowhere/engines.yml']),
  ];
  for (const { output, ended } of runs) {
    expect(await ended).toBe(2);
    expect(output.stderr.trim().split('\n')).toHaveLength(1);
    expect(output.stderr).not.toMatch(/\n\s+at /);
    expect(output.stdout).toBe('');
  }
  taken.close();
}, 60_000);

it.runIf(process.platform === 'linux')(
  'R187: the sample engine runs in a process of its own, which ends with the server’s, even if that is killed',
  async () => {
    const isAlive = (pid: number) => {
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const { child, output, ended } = start(['--sample', '--port', '0']);
      await vi.waitFor(() => expect(output.stdout).toContain('#token='), { timeout: 30_000 });
      const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8');
      const pids = children.trim().split(' ').map(Number);
      expect(pids.every(isAlive)).toBe(true);
      child.kill(signal);
      await ended;
      await vi.waitFor(() => expect(pids.some(isAlive)).toBe(false), { timeout: 10_000 });
    }
  },
  60_000,
);

it('R56, R57: the server prints one link on stdout, logs no token, and ends cleanly', async () => {
  const token = 'the-token-of-this-test';
  const args = ['--sample', '--port', '0', '--token', token, '--log-level', 'trace'];
  const { child, output, ended } = start(args);
  const link = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(output.stderr)));
    child.stdout.on('data', () => {
      const found = /http:\/\/\S+#token=\S+/.exec(output.stdout);
      if (found) resolve(found[0]);
    });
  });
  const { origin, hash } = new URL(link);
  expect(hash).toBe(`#token=${token}`);
  const session = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(cookie).not.toBe('');
  await fetch(`${origin}/api/v1/session?token=${token}`, { headers: { cookie } });
  const health = start(['--port', new URL(origin).port, 'healthcheck']);
  expect(await health.ended).toBe(0);
  const began = Date.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(Date.now() - began).toBeLessThan(12_000);
  expect(output.stdout.split(token)).toHaveLength(2);
  expect(output.stderr).not.toContain(token);
  expect(output.stderr).not.toContain(cookie);
  expect(output.stderr).toContain('/api/v1/session');
  expect(await start(['--port', new URL(origin).port, 'healthcheck']).ended).toBe(1);
}, 60_000);
