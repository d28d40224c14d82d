import { describe, expect, it } from 'vitest';
import { parseTimestamp } from './queryParameters.ts';

const now = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 3_600_000;

describe('R144: times have the format of the docker CLI’s filter until', () => {
  it.each([
    ['24h', now - 24 * HOUR],
    ['1h30m', now - 1.5 * HOUR],
    ['1.5h', now - 1.5 * HOUR],
    ['250ms', now - 250],
    ['-1h', now + HOUR],
    ['0', now],
    ['1700000000', 1_700_000_000_000],
    ['1700000000.25', 1_700_000_000_250],
    ['2026-02-28T12:00:00Z', now - 24 * HOUR],
    ['2026-02-28T12:00:00.5+01:00', now - 25 * HOUR + 500],
    ['2026-02-28T12Z', now - 24 * HOUR],
    ['2026-02-28T12:00', new Date(2026, 1, 28, 12).getTime()],
    ['2026-02-28', new Date(2026, 1, 28).getTime()],
  ])('%s', (given, at) => expect(parseTimestamp(given, now)).toBe(at));

  it.each(['', 'yesterday', '24', 'h', '1d', '1h 30m', '2026-13-01T00:00:00Z', '2026-02', '1e3', '--1h'])(
    'but not as %j',
    (given) => expect(parseTimestamp(given, now)).toBe(given === '24' ? 24_000 : null),
  );
});
