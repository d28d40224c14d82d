import type { Config } from './config.ts';
import { findEngine } from './docker/discovery/findEngine.ts';
import type { EngineAddress } from './docker/EngineClient.ts';
import { startSampleProcess } from './startSampleProcess.ts';

export interface ChosenEngine {
  address: EngineAddress;
  isSample: boolean;
  /** Why the sample engine is used if it was not requested; otherwise `null`. */
  sampleReason: string | null;
  /** Stops the engine if it is the sample engine. */
  close(): Promise<void>;
}

/**
 * Chooses the engine that is configured, or one that is found, or else the sample engine. A configured engine is never
 * replaced by another one.
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
  const reason = `No Docker engine was found, so Portolan uses its sample engine. Sockets tried: ${found.tried.join(', ')}.`;
  return startSample(null, reason);
}

async function startSample(containers: number | null, sampleReason: string | null): Promise<ChosenEngine> {
  const sample = await startSampleProcess(containers === null ? {} : { containers });
  const address = { url: sample.url.replace(/^http:/, 'tcp:'), source: 'sample' };
  return { address, isSample: true, sampleReason, close: () => sample.close() };
}
