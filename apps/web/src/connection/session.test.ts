import { describe, expect, it } from 'vitest';
import { tokenInHash } from './session.ts';

describe('R83: the sign-in link carries the token in its fragment', () => {
  it.each([
    ['#token=abc_-123', 'abc_-123'],
    ['#view=map&token=a%2Bb', 'a+b'],
    ['#token=', null],
    ['#other=1', null],
    ['', null],
  ])('%s → %s', (hash, token) => {
    expect(tokenInHash(hash)).toBe(token);
  });
});
