const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment of the engine's (ISO 8601) as `15 Nov 2026, 11:24`, in the reader's time zone; as it is when it is no date. */
export function toLocalTime(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.valueOf()) ? iso : format.format(date);
}
