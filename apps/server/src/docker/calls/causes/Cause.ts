import type { EngineAddress } from '../../EngineClient.ts';

/** Why an engine does not answer, as the end of a sentence, and what to do, as sentences of its own (may be empty). */
export type Cause = [why: string, remedy: string];

/** What the error of a connection says, and the words for it. */
export type CauseRow = [pattern: RegExp, say: Cause | ((found: FoundCause) => Cause)];

export interface FoundCause {
  match: RegExpExecArray;
  address: EngineAddress;
  error: Record<string, unknown>;
}
