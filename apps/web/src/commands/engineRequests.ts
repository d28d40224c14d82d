import type { AddEngineRequest, EngineSummary, EngineTarget, EngineTestReply } from '@portolan/protocol';
import { request } from '../connection/http.ts';

/**
 * R293: asks an engine who it is, without watching it.
 * @throws RequestError that says what is wrong and what to do
 */
export const testEngine = (target: EngineTarget, signal: AbortSignal): Promise<EngineTestReply> =>
  request('POST', '/api/v1/engine-tests', target, signal);

/** R293: watches one more engine. @throws RequestError */
export const addEngine = (body: AddEngineRequest): Promise<EngineSummary> =>
  request('POST', '/api/v1/engines', body);

/** R293: watches an engine no longer. @throws RequestError */
export const removeEngine = (name: string): Promise<void> =>
  request('DELETE', `/api/v1/engines/${encodeURIComponent(name)}`);
