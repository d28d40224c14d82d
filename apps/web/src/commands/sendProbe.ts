import type { Probe, ProbeRequest } from '@portolan/protocol';
import { request } from '../connection/http.ts';

/**
 * Runs a probe from inside a container. If `signal` aborts before the probe has started, it is not run.
 * @throws RequestError with the problem that the server reports
 */
export function sendProbe(probe: ProbeRequest, signal: AbortSignal): Promise<Probe> {
  return request('POST', '/api/v1/probes', probe, signal);
}
