/** A refusal with the message that Docker gives. The HTTP layer answers `{"message": …}` with this status. */
export class EngineError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'EngineError';
    this.status = status;
  }

  /** Returns the same error with a prefix to its message, as dockerd wraps its errors. */
  prefixed(prefix: string): EngineError {
    return new EngineError(this.status, `${prefix}${this.message}`);
  }
}

export const badRequest = (message: string) => new EngineError(400, message);
export const forbidden = (message: string) => new EngineError(403, message);
export const notFound = (message: string) => new EngineError(404, message);
export const conflict = (message: string) => new EngineError(409, message);
export const systemError = (message: string) => new EngineError(500, message);

/** Joins faults into one message, as Go joins errors: one fault is the message, several become a list. */
export function joinFaults(faults: readonly string[]): string {
  return faults.length === 1 ? (faults[0] ?? '') : faults.map((fault) => `* ${fault}`).join('\n');
}
