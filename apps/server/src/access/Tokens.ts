import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from '@portolan/protocol';

/** Returns a random token of 256 bits that is safe in a URL. */
export const generateToken = (): string => randomBytes(32).toString('base64url');

/** The tokens of the server and their roles. */
export class Tokens {
  readonly #digests: readonly (readonly [Role, Buffer])[];

  constructor(
    readonly operator: string,
    readonly viewer: string | null,
  ) {
    const digests: [Role, Buffer][] = [['operator', digest(operator)]];
    if (viewer !== null) digests.push(['viewer', digest(viewer)]);
    this.#digests = digests;
  }

  /** Takes the same time for any token: all digests have the same length, and each is compared. */
  roleOf(token: string): Role | null {
    const given = digest(token);
    const roles = this.#digests.flatMap(([role, known]) => (timingSafeEqual(given, known) ? [role] : []));
    return roles[0] ?? null;
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
