import * as z from 'zod';

/** Body of `POST /api/v1/session`. */
export const SessionRequest = z
  .strictObject({ token: z.string().min(1).max(512) })
  .meta({ id: 'SessionRequest', examples: [{ token: 'the-token-of-the-server' }] });
export type SessionRequest = z.infer<typeof SessionRequest>;

/** Answer of `GET` and `POST /api/v1/session`: what the session may do. */
export interface SessionReply {
  role: Role;
  readOnly: boolean;
}

/** A `viewer` may see everything, an `operator` may change it as well. */
export type Role = 'viewer' | 'operator';
