import { toProblem } from '@portolan/protocol';
import { expect, it } from 'vitest';
import { RequestError } from '../connection/http.ts';
import { isNoAnswer } from './isNoAnswer.ts';

it('R24: an engine that does not answer has refused nothing', () => {
  const codes = ['engine-timeout', 'engine-unreachable', 'refused-by-engine', 'name-taken'] as const;
  expect(codes.map((code) => isNoAnswer(new RequestError(toProblem(code))))).toEqual([
    ...[true, true],
    ...[false, false],
  ]);
  expect(isNoAnswer(new Error('network'))).toBe(false);
});
