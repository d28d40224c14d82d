import type { Probe, ProbeRequest } from '@portolan/protocol';
import { request } from '../connection/http.ts';
import { pathOf } from '../connection/pathOf.ts';

/**
 * Runs a probe from inside a container of an engine. If `signal` aborts before the probe has started, it is not run.
 * @throws RequestError with the problem that the server reports
 */
export function sendProbe(engine: string | null, probe: ProbeRequest, signal: AbortSignal): Promise<Probe> {
  return request('POST', pathOf(engine, '/probes'), probe, signal);
}
