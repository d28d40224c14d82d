import { EngineError } from '../EngineError.ts';

/**
 * Converts the entries of a list. Entries that cannot be converted are left out: one of them must not hide the others.
 * @throws EngineError if the answer is not a list
 */
export function parseList<T>(json: unknown, convert: (entry: unknown) => T): T[] {
  if (!Array.isArray(json)) {
    // Podman sends null instead of an empty list.
    if (json === null) return [];
    throw new EngineError('engine-failed', 'The engine’s answer is not a list.');
  }
  return json.flatMap((entry: unknown) => {
    try {
      return [convert(entry)];
    } catch {
      return [];
    }
  });
}

/** Converts one answer. @throws EngineError if it cannot be converted */
export function parseAnswer<T>(json: unknown, convert: (json: unknown) => T): T {
  try {
    return convert(json);
  } catch (error) {
    throw new EngineError('engine-failed', 'The engine’s answer has an unexpected form.', null, {
      cause: error,
    });
  }
}

/** Resolves with `null` if the reading fails with this problem code. */
export async function nullIfMissing(code: string, reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof EngineError && error.code === code) return null;
    throw error;
  }
}
