import * as z from 'zod';

/** The name of an engine: a segment of a path, and not longer than 63 characters. */
export const ENGINE_NAME = /^[a-z0-9][\w.+-]{0,62}$/i;

export const EngineName = z
  .string()
  .regex(
    ENGINE_NAME,
    'Use up to 63 letters, digits, dots, hyphens, underscores and plus signs, with a letter or digit first.',
  );

const path = z.string().min(1).max(1024);

/** Where an engine is, and the files on the server’s host that its TLS needs. */
export const EngineTarget = z.strictObject({
  /** `unix://`, `tcp://`, `ssh://` or `npipe://`, as for the docker CLI. */
  url: z.string().min(1).max(1024),
  /** Only the paths are stored, never what the files hold. */
  tls: z
    .strictObject({
      ca: path.optional(),
      cert: path.optional(),
      key: path.optional(),
      skipVerify: z.boolean().optional(),
    })
    .optional(),
});
export type EngineTarget = z.infer<typeof EngineTarget>;

/** Body of `POST /api/v1/engines`. */
export const AddEngineRequest = EngineTarget.extend({ name: EngineName });
export type AddEngineRequest = z.infer<typeof AddEngineRequest>;

/** Answer of `POST /api/v1/engine-tests`: the engine that answered. If none did, the problem says why and what to do. */
export interface EngineTestReply {
  product: 'docker' | 'podman';
  version: string;
  apiVersion: string;
  /** The host's name as the engine reports it. */
  hostName: string;
  engineId: string;
  /** The name under which this engine is watched already; `null` if it is not. */
  watchedAs: string | null;
}
