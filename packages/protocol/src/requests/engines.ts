import * as z from 'zod';

/** The name of an engine: a segment of a path, and not longer than 63 characters. */
export const ENGINE_NAME = /^[a-zA-Z0-9][\w.+-]{0,62}$/;

export const EngineName = z
  .string()
  .regex(
    ENGINE_NAME,
    'Use up to 63 letters, digits, dots, hyphens, underscores and plus signs, with a letter or digit first.',
  );

const path = z.string().min(1).max(1024);

/** Where an engine is, and the files on the server’s host that its TLS needs. */
export const EngineTarget = z
  .strictObject({
    url: z
      .string()
      .min(1)
      .max(1024)
      .describe('`unix://`, `tcp://`, `ssh://` or `npipe://`, as for the docker CLI'),
    tls: z
      .strictObject({
        ca: path.optional(),
        cert: path.optional(),
        key: path.optional(),
        skipVerify: z.boolean().optional(),
      })
      .optional()
      .describe('PEM files on the host of the server. Only the paths are stored, never what the files hold'),
  })
  .meta({ id: 'EngineTarget', examples: [{ url: 'ssh://me@nas' }] });
export type EngineTarget = z.infer<typeof EngineTarget>;

/** Body of `POST /api/v1/engines`. */
export const AddEngineRequest = EngineTarget.extend({ name: EngineName }).meta({
  id: 'AddEngineRequest',
  examples: [{ name: 'nas', url: 'ssh://me@nas' }],
});
export type AddEngineRequest = z.infer<typeof AddEngineRequest>;

/** Answer of `POST /api/v1/engine-tests`: the engine that answered. If none did, the problem says why and what to do. */
export interface EngineTestReply {
  product: 'docker' | 'podman';
  version: string;
  apiVersion: string;
  /** The host's name as the engine reports it. */
  hostName: string;
  engineId: string;
  /** The name under which this address is watched already; `null` if it is not. */
  watchedAs: string | null;
  /**
   * The name of a watched engine with the same id at another address, which is this engine or a clone of its machine;
   * `null` if there is none.
   */
  sameIdAs: string | null;
}
