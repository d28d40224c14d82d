import { expect, it } from 'vitest';
import { durationText } from './statusText.ts';

it.each([
  [0.4, 'Less than a second'],
  [1.2, '1 second'],
  [59, '59 seconds'],
  [60, 'About a minute'],
  [150, '2 minutes'],
  [3600, 'About an hour'],
  [5400, '2 hours'],
  [47 * 3600, '47 hours'],
  [3 * 86_400, '3 days'],
  [21 * 86_400, '3 weeks'],
  [90 * 86_400, '3 months'],
  [800 * 86_400, '2 years'],
])('formats %d seconds as Docker does: %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
