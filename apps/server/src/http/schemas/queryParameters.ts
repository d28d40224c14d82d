import * as z from 'zod';

/** Express parses a parameter that is given once to a text, and one that is given several times to a list. */
const toList = (given: unknown): unknown[] => [given].flat();

/** A text parameter that can be given several times. */
export const textList = z.preprocess(toList, z.array(z.string())).optional();

/** A parameter with certain values, which can be given several times. */
export const choiceList = <const T extends [string, ...string[]]>(known: T) =>
  z.preprocess(toList, z.array(z.enum(known))).optional();

/** A boolean parameter: `true` or `false`, or `1` or `0`. */
export const booleanFlag = z
  .enum(['true', 'false', '1', '0'])
  .transform((given) => given === 'true' || given === '1')
  .meta({ type: 'boolean' })
  .optional();

/**
 * A time in the format of the docker CLI's filter `until`: RFC 3339, Unix seconds, or an age such as `24h`. It is parsed
 * to milliseconds since 1970.
 */
export const timestamp = z
  .string()
  .transform((given, check) => {
    const at = parseTimestamp(given, Date.now());
    if (at !== null) return at;
    check.addIssue(
      'Specify a time such as 2026-01-31T12:00:00Z, Unix seconds, or an age such as 24h or 1h30m.',
    );
    return z.NEVER;
  })
  .optional();

const UNITS = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['μs', 1e-3],
  ['ms', 1],
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
]);
const PART = /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g;
const DATE = /^\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d(?::\d\d(?:\.\d{1,9})?)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/**
 * Parses durations as Go does. Times without a zone are in the time zone of the server; the docker CLI uses that of the
 * daemon. Returns `null` if the text is not a time.
 */
export function parseTimestamp(given: string, now: number): number | null {
  if (/^\d+(?:\.\d{1,9})?$/.test(given)) return given === '0' ? now : Number(given) * 1000;
  const duration = given.replace(/^[+-]/, '');
  const parts = [...duration.matchAll(PART)];
  if (parts.length > 0 && parts.map(([whole]) => whole).join('') === duration) {
    const age = parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS.get(unit) ?? 0), 0);
    return given.startsWith('-') ? now + age : now - age;
  }
  if (!DATE.test(given)) return null;
  const at = Date.parse(toFullTime(given));
  return Number.isNaN(at) ? null : at;
}

/**
 * Completes a date without a time, which JavaScript would read as UTC, and a time without minutes, which it cannot
 * read.
 */
function toFullTime(given: string): string {
  if (!given.includes('T')) return `${given}T00:00:00`;
  return given.replace(/T(\d\d)(?=Z|[+-]|$)/, 'T$1:00');
}
