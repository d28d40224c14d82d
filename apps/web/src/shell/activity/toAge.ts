const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How long ago a moment was, at `now` (both in ms since 1970): "just now", "2 min. ago". */
export function toAge(moment: number, now: number): string {
  const passed = now - moment;
  for (const [unit, size] of units) {
    if (passed >= size) return format.format(-Math.floor(passed / size), unit);
  }
  return 'just now';
}
