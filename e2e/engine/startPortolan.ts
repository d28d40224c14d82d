import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const START_TIMEOUT = 20_000;

/** A running server that `npm run build` made. */
export interface RunningPortolan {
  pid: number;
  /** `http://127.0.0.1:PORT` */
  origin: string;
  token: string;
  /** The printed sign-in link. */
  link: string;
  /** Everything that the server has printed so far. */
  output(): string;
  stop(): Promise<void>;
}

/**
 * Starts the built server with `flags`, on a free port and with a data folder of its own. `program` is the one of
 * another checkout.
 */
export async function startPortolan(flags: string[], program = PROGRAM): Promise<RunningPortolan> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portolan-e2e-'));
  const token = randomBytes(32).toString('base64url');
  const args = [program, '--port', '0', '--data-dir', dataDir, '--token', token, ...flags];
  // The environment is bare: a developer's PORTOLAN_ and DOCKER_ settings must have no effect.
  const { PATH, HOME } = process.env;
  const server = spawn(process.execPath, args, { env: { PATH, HOME }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));

  const stop = async () => {
    server.kill('SIGTERM');
    const forced = setTimeout(() => server.kill('SIGKILL'), 12_000);
    await ended;
    clearTimeout(forced);
    await rm(dataDir, { recursive: true, force: true });
  };

  let output = '';
  const link = await new Promise<string>((resolve, reject) => {
    const giveUp = (why: string) => {
      clearTimeout(timer);
      reject(new Error(`Portolan ${why}. It printed:\n${output}`));
    };
    const timer = setTimeout(() => giveUp('printed no link in time'), START_TIMEOUT);
    server.once('exit', (code) => giveUp(`ended with exit code ${code}`));
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /https?:\/\/\S+\/#token=[\w-]+/.exec(output);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { pid: server.pid as number, origin: new URL(link).origin, token, link, output: () => output, stop };
}
