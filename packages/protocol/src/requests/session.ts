import * as z from 'zod';

/** Body of `POST /api/v1/session`. */
export const SessionRequest = z.strictObject({ token: z.string().min(1).max(512) });
export type SessionRequest = z.infer<typeof SessionRequest>;

/** What a session may do; answer of `GET` and `POST /api/v1/session`. */
export interface SessionReply {
  role: Role;
  readOnly: boolean;
}

/** `viewer` sees, `operator` changes. */
export type Role = 'viewer' | 'operator';
