import { EngineError } from '../EngineError.ts';
import type { EngineVersion } from '../toTopology/toEngine.ts';

/** The newest API version this code was written and tested for (engine 28.5.2). */
const NEWEST_TESTED = '1.51';

/** R25: the API version to speak: the engine's newest, at most ours. Throws when the engine has dropped ours. */
export function negotiateVersion({ ApiVersion, MinAPIVersion }: EngineVersion): string {
  if (!/^\d+\.\d+$/.test(ApiVersion)) {
    throw new EngineError(
      'engine-failed',
      'What answers there is not a Docker engine: it tells no API version.',
    );
  }
  if (/^\d+\.\d+$/.test(MinAPIVersion) && isOlder(NEWEST_TESTED, MinAPIVersion)) {
    throw new EngineError(
      'engine-failed',
      `The engine needs API version ${MinAPIVersion} or newer; this Portolan speaks up to ${NEWEST_TESTED}. Update Portolan.`,
    );
  }
  return isOlder(ApiVersion, NEWEST_TESTED) ? ApiVersion : NEWEST_TESTED;
}

/** Whether API version `a` (such as `1.41`) is older than `b`. */
export function isOlder(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB < 0 || (majorA === majorB && minorA < minorB);
}
