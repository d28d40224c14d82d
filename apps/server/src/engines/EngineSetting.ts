import type { EngineAddress } from '../docker/EngineClient.ts';

/** The name of the engine that was given without one. */
export const UNNAMED = 'default';

/** An engine that Portolan is to watch. */
export interface EngineSetting {
  /** Unique, matches `EngineName`. */
  name: string;
  address: EngineAddress;
  /** True for a sample engine. */
  sample: boolean;
  /** Why the sample engine is used if it was not requested; otherwise `null`. */
  sampleReason: string | null;
  /** `added`: an operator added it in the page and can remove it there. `configured`: it was given at the start. */
  origin: 'configured' | 'added';
  /** Why nothing is sent to the engine, as a sentence: its TLS files cannot be read. Otherwise `null` or absent. */
  problem?: string | null;
}
