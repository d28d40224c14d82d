import type { EngineAddress } from '../docker/EngineClient.ts';

/** The name of the engine that was given without one. */
export const UNNAMED = 'default';

/** The name of an engine as a user may give it. It is a segment of a path, and shorter than a line. */
export const ENGINE_NAME = /^[a-z0-9][\w.+-]{0,62}$/i;

/** An engine that Portolan is to watch. */
export interface EngineSetting {
  /** Unique, matches `ENGINE_NAME`. */
  name: string;
  address: EngineAddress;
  /** True for a sample engine. */
  sample: boolean;
  /** Why the sample engine is used if it was not requested; otherwise `null`. */
  sampleReason: string | null;
  /** `added`: an operator added it in the page and can remove it there. `configured`: it was given at the start. */
  origin: 'configured' | 'added';
}
