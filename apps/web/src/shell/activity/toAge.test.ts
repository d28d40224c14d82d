import { expect, it } from 'vitest';
import { toAge } from './toAge.ts';

it('says how long ago a moment was, and "just now" for one in the future', () => {
  const now = Date.parse('2026-01-02T12:00:00Z');
  expect(toAge(now - 59_000, now)).toBe('just now');
  expect(toAge(now + 5_000, now)).toBe('just now');
  expect(toAge(now - 125_000, now)).toBe('2 min. ago');
  expect(toAge(now - 3_600_000, now)).toBe('1 hr. ago');
  expect(toAge(now - 3 * 86_400_000, now)).toBe('3 days ago');
});
