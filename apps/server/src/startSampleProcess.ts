import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SampleEngineOptions } from '@portolan/sample-engine';

/** Sample engines in a process of their own. */
export interface SampleProcess {
  /** One for each engine, for example `tcp://127.0.0.1:43121`. */
  urls: string[];
  /** Ends the process. It also ends by itself when this process ends. */
  close(): Promise<void>;
}

// The program is beside this module in the sources, and beside the server's program in the bundle.
const PROGRAM = fileURLToPath(new URL(`./sampleEngine${extname(import.meta.url)}`, import.meta.url));

/**
 * R187: starts sample engines in a process of their own, so that the server's processor time and memory are its own,
 * and a large engine delays no page.
 */
export async function startSampleProcess(engines: SampleEngineOptions[]): Promise<SampleProcess> {
  const child = fork(PROGRAM, [JSON.stringify(engines)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const urls = await new Promise<string[]>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { urls: string[] }).urls));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The sample engine ended with code ${code}.`)));
  });
  const exited = once(child, 'exit');
  return {
    urls,
    close: async () => {
      child.kill();
      await exited;
    },
  };
}
