const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/**
 * Formats an ISO 8601 time of the engine as `15 Nov 2026, 11:24` in the time zone of the browser. Text that is not a date
 * is returned unchanged.
 */
export function toLocalTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.valueOf()) ? iso : format.format(date);
}
