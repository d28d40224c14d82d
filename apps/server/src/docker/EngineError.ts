import type { ProblemCode } from '@portolan/protocol';

/** A call that the engine refused or did not answer. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /**
   * @param code the problem code that the API reports
   * @param message what happened and what to do, for the user
   * @param engine the engine's own message, unchanged; `null` if it sent none
   */
  constructor(
    readonly code: ProblemCode,
    message: string,
    readonly engine: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
