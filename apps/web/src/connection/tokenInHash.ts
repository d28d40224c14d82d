/** R83: the token of a sign-in link's fragment (`#token=…`); `null` when there is none. */
export function tokenInHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') || null;
}
