import { EngineError } from '../EngineError.ts';

/** What can be understood of a list: one odd entry must not hide the others. */
export function parseList<T>(json: unknown, convert: (entry: unknown) => T): T[] {
  if (!Array.isArray(json)) {
    // Podman lists nothing as null.
    if (json === null) return [];
    throw new EngineError('engine-failed', 'The engine sent something that is not a list.');
  }
  return json.flatMap((entry: unknown) => {
    try {
      return [convert(entry)];
    } catch {
      return [];
    }
  });
}

/** What one answer says. @throws EngineError */
export function parseAnswer<T>(json: unknown, convert: (json: unknown) => T): T {
  try {
    return convert(json);
  } catch (error) {
    throw new EngineError('engine-failed', 'The engine sent something that is not understood.', null, {
      cause: error,
    });
  }
}

/** What is read; `null` where the engine says by this code that there is none. */
export async function nullIfMissing(code: string, reading: Promise<unknown>): Promise<unknown> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof EngineError && error.code === code) return null;
    throw error;
  }
}
