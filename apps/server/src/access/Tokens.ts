import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Role } from '@portolan/protocol';

/** 256 bits, safe in a URL. */
export const generateToken = (): string => randomBytes(32).toString('base64url');

/** The secrets that open the server, and what each allows. */
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

  /** Takes the same time for any token: digests have one length, and each is compared. */
  roleOf(token: string): Role | null {
    const given = digest(token);
    const roles = this.#digests.flatMap(([role, known]) => (timingSafeEqual(given, known) ? [role] : []));
    return roles[0] ?? null;
  }
}

const digest = (token: string): Buffer => createHash('sha256').update(token).digest();
