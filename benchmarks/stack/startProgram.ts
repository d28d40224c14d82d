import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { keepRunning } from './running.ts';

export interface RunningProgram {
  pid: number;
  /** The first line that it printed. */
  firstLine: string;
  stop: () => Promise<void>;
}

/** Starts a TypeScript program of this folder tree, and waits for the first line that it prints. */
export async function startProgram(url: URL, args: readonly string[]): Promise<RunningProgram> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(url), ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = keepRunning(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const firstLine = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    void ended.then(() => reject(new Error(`${fileURLToPath(url)} ended before it was ready.`)));
  });
  return { pid: child.pid as number, firstLine, stop };
}
