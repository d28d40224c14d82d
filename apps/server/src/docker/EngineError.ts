import type { ProblemCode } from '@portolan/protocol';

/** An engine call that failed: refused by the engine, or not answered. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  /**
   * @param code what kind of failure, as the interface tells it
   * @param message what happened and what to do, for a person
   * @param engine the engine's own message, word for word; `null` when it did not speak
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
