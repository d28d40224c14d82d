import { RequestError } from '../connection/http.ts';

/** R24: true if the engine refused nothing but did not answer, so that the outcome of a change may be unknown. */
export const isNoAnswer = (error: unknown): boolean =>
  error instanceof RequestError && /^engine-(?:timeout|unreachable)$/.test(error.problem.code);
