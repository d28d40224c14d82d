const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/**
 * Returns how long before `now` a moment was, as in "just now" or "2 min. ago". Both are in milliseconds since 1970.
 */
export function toAge(moment: number, now: number): string {
  const elapsed = now - moment;
  for (const [unit, size] of units) {
    if (elapsed >= size) return format.format(-Math.floor(elapsed / size), unit);
  }
  return 'just now';
}
