import type { Config } from './config.ts';
import type { EngineAddress } from './docker/EngineClient.ts';
import { findEngine } from './docker/discovery/findEngine.ts';

export interface ChosenEngine {
  address: EngineAddress;
  isSample: boolean;
  /** Why the sample, where nobody asked for it; else `null`. */
  sampleReason: string | null;
  /** Ends the sample engine, if it is one. */
  close(): Promise<void>;
}

/**
 * The engine that is configured, or found, or else the sample. One that is configured is never replaced.
 * @throws ConfigError
 */
export async function chooseEngine(
  { sample, dockerHost }: Pick<Config, 'sample' | 'dockerHost'>,
  env: NodeJS.ProcessEnv,
  home: string,
): Promise<ChosenEngine> {
  if (sample) return startSample(sample.containers, null);
  const found = await findEngine({ dockerHost, env, home });
  if (found.kind !== 'none') {
    return { address: found.address, isSample: false, sampleReason: null, close: () => Promise.resolve() };
  }
  const reason = `No Docker engine was found, so this is the sample engine. Looked at: ${found.lookedAt.join(', ')}.`;
  return startSample(null, reason);
}

async function startSample(containers: number | null, sampleReason: string | null): Promise<ChosenEngine> {
  // Loaded only when it is wanted.
  const { startSampleEngine } = await import('@portolan/sample-engine');
  const sample = await startSampleEngine(containers === null ? {} : { containers });
  const address = { url: sample.url.replace(/^http:/, 'tcp:'), source: 'sample' };
  return { address, isSample: true, sampleReason, close: () => sample.close() };
}
