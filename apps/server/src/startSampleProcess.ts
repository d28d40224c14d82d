import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SampleEngineOptions } from '@portolan/sample-engine';

/** A sample engine in a process of its own. */
export interface SampleProcess {
  /** For example `http://127.0.0.1:43121`. */
  url: string;
  /** Ends the process. It also ends by itself when this process ends. */
  close(): Promise<void>;
}

// The program is beside this module in the sources, and beside the server's program in the bundle.
const PROGRAM = fileURLToPath(new URL(`./sampleEngine${extname(import.meta.url)}`, import.meta.url));

/**
 * R187: starts a sample engine in a process of its own, so that the server's processor time and memory are its own, and
 * a large engine delays no page.
 */
export async function startSampleProcess(options: SampleEngineOptions): Promise<SampleProcess> {
  const child = fork(PROGRAM, [JSON.stringify(options)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { url: string }).url));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sample engine ended with code ${code}.`)));
  });
  const exited = once(child, 'exit');
  return {
    url,
    close: async () => {
      child.kill();
      await exited;
    },
  };
}
