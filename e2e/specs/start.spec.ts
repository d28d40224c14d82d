import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { firstScriptBytes } from '../../benchmarks/firstScriptBytes.ts';
import { expect, test } from '../fixtures.ts';

const PROGRAM = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

test('R186: the scripts that the page loads first take at most 250 KB, compressed', async () => {
  const page = fileURLToPath(new URL('../../apps/web/dist', import.meta.url));
  expect(await firstScriptBytes(page)).toBeLessThanOrEqual(250 * 1024);
});

interface ProgramResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the built server until it ends by itself. */
async function runServer(args: string[], env: Record<string, string> = {}): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const settings = {
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
      timeout: 15_000,
    };
    const child = execFile(process.execPath, [PROGRAM, ...args], settings, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

function expectOneSentence({ code, stdout, stderr }: ProgramResult, about: RegExp): void {
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toMatch(about);
  expect(stderr).toMatch(/\.\n$/);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+|node:internal/);
}

test('R54: a port in use gives one sentence and exit code 2', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  try {
    expectOneSentence(
      await runServer(['--sample', '--port', String(port)]),
      new RegExp(`${port}.*in use.*--port`),
    );
  } finally {
    taken.close();
  }
});

for (const [args, env, about] of [
  [['--port', 'many'], {}, /--port/],
  [['--no-such-flag'], {}, /--no-such-flag/],
  [['--docker-host', 'gopher://x'], {}, /gopher/],
  [['--host', '0.0.0.0', '--sample'], {}, /--allowed-host/],
  [[], { PORTOLAN_SAMPLE: 'some' }, /PORTOLAN_SAMPLE/],
  [[], { DOCKER_CONTEXT: 'no-such-context' }, /no-such-context/],
] as const) {
  test(`R54: refuses ${[...args, ...Object.keys(env)].join(' ')}`, async () => {
    expectOneSentence(await runServer([...args], env), about);
  });
}

test('R54: --help names every flag and variable', async () => {
  const { code, stdout, stderr } = await runServer(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  for (const flag of [
    ...['--host', '--port', '--docker-host', '--sample', '--read-only', '--token', '--viewer-token'],
    ...['--allowed-host', '--public-origin', '--trust-proxy', '--data-dir', '--log-level'],
  ]) {
    expect(stdout).toContain(flag);
    if (flag === '--docker-host') expect(stdout).toContain('DOCKER_HOST');
    else expect(stdout).toContain(`PORTOLAN_${flag.slice(2).toUpperCase().replaceAll('-', '_')}`);
  }
});
