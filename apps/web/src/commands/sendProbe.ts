import type { Probe, ProbeRequest } from '@portolan/protocol';
import { request } from '../connection/http.ts';

/**
 * Tries something from inside a container; what is aborted before its turn is not tried.
 * @throws RequestError with the server's problem
 */
export function sendProbe(probe: ProbeRequest, signal: AbortSignal): Promise<Probe> {
  return request('POST', '/api/v1/probes', probe, signal);
}
