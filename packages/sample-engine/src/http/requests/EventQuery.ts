import type { Filters } from './filters.ts';
import type { EngineEvent } from '../../events/EventLog.ts';

/** The query of `GET /events`. */
export interface EventQuery {
  /** Nanoseconds since 1970, inclusive as in dockerd. Null replays no stored event. */
  readonly since: bigint | null;
  readonly until: bigint | null;
  readonly filters: Filters;
}

/** Parses `sec`, `sec.nanosec` or an RFC 3339 date to nanoseconds. Returns null if the text is none of these. */
export function parseEventTime(text: string): bigint | null {
  const unix = /^(\d{1,12})(?:\.(\d{1,9}))?$/.exec(text);
  if (unix) return BigInt(unix[1] ?? 0) * 1_000_000_000n + BigInt((unix[2] ?? '').padEnd(9, '0'));
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : BigInt(date) * 1_000_000n;
}

/** True if the query asks for the event. Unknown filters are ignored. */
export function matchesQuery(event: EngineEvent, { since, until, filters }: EventQuery): boolean {
  const nano = BigInt(event.timeNano);
  if (since !== null && nano < since) return false;
  if (until !== null && nano > until) return false;
  const attributes = event.Actor.Attributes;
  const isActor = (type: string) => (value: string) =>
    event.Type === type && (event.Actor.ID.startsWith(value) || attributes['name'] === value);
  return (
    some(filters, 'type', (value) => event.Type === value) &&
    some(filters, 'event', (value) => event.Action === value || event.Action.startsWith(`${value}:`)) &&
    some(filters, 'scope', (value) => event.scope === value) &&
    some(filters, 'container', isActor('container')) &&
    some(filters, 'network', isActor('network')) &&
    some(filters, 'image', (value) => attributes['image'] === value) &&
    every(filters, 'label', (value) => hasLabel(attributes, value))
  );
}

function hasLabel(attributes: Readonly<Record<string, string>>, label: string): boolean {
  const [key = '', ...rest] = label.split('=');
  if (!Object.hasOwn(attributes, key)) return false;
  return rest.length === 0 || attributes[key] === rest.join('=');
}

function some(filters: Filters, key: string, test: (value: string) => boolean): boolean {
  const values = filters.get(key);
  return !values || values.some(test);
}

function every(filters: Filters, key: string, test: (value: string) => boolean): boolean {
  return (filters.get(key) ?? []).every(test);
}
