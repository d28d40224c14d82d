import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Probe, ProbeRequest } from '@portolan/protocol';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));
const TOKEN = 'the-token-of-this-test';

/** Starts the server as a separate process, so that a test can kill it. */
export async function spawnServer(dockerHost: string, flags: string[]) {
  const home = mkdtempSync(join(tmpdir(), 'portolan-probe-'));
  const args = ['--docker-host', dockerHost, '--port', '0', '--token', TOKEN, '--data-dir', home, ...flags];
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], {
    env: { PATH: process.env.PATH, HOME: home },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  const origin = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(output)));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/[\d.:]+/.exec(output);
      if (found) resolve(found[0]);
    });
  });
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  return {
    isReady: async () => (await fetch(`${origin}/readyz`)).ok,
    /** Rejects if the server ends before it answers. */
    probe: async (request: ProbeRequest): Promise<Probe> => {
      const answer = await fetch(`${origin}/api/v1/probes`, {
        ...{ method: 'POST', headers, body: JSON.stringify(request) },
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as Probe;
    },
    end: async (signal: NodeJS.Signals): Promise<void> => {
      child.kill(signal);
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}
