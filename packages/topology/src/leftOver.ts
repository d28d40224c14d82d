import type { Attachment, Engine } from './model.ts';

/** Whether an attachment is what 20.10.24 keeps of a refused connect: running, but without an endpoint. Podman never names endpoints (5.4.2). */
export function isFailedConnect(engine: Engine, attachment: Attachment): boolean {
  return engine.product === 'docker' && attachment.state === 'live' && attachment.endpointId === null;
}
