import { EngineError } from '../EngineError.ts';
import type { EngineVersion } from '../toTopology/toEngine.ts';

/** The newest API version that this code was written and tested for (engine 28.5.2). */
const NEWEST_TESTED = '1.51';

/**
 * R25: returns the API version to use: the engine's newest, but at most the newest that was tested.
 * @throws EngineError if the engine no longer supports that one
 */
export function negotiateVersion({ ApiVersion, MinAPIVersion }: EngineVersion): string {
  if (!/^\d+\.\d+$/.test(ApiVersion)) {
    throw new EngineError('engine-failed', 'What answers is not a Docker engine: it gives no API version.');
  }
  if (/^\d+\.\d+$/.test(MinAPIVersion) && isOlder(NEWEST_TESTED, MinAPIVersion)) {
    throw new EngineError(
      'engine-failed',
      `The engine requires API version ${MinAPIVersion} or newer. This Portolan supports versions up to ${NEWEST_TESTED}. Update Portolan.`,
    );
  }
  return isOlder(ApiVersion, NEWEST_TESTED) ? ApiVersion : NEWEST_TESTED;
}

/** True if API version `a` (such as `1.41`) is older than `b`. */
export function isOlder(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB < 0 || (majorA === majorB && minorA < minorB);
}
