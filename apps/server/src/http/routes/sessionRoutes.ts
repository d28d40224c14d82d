import { SessionRequest } from '@portolan/protocol';
import type { Gate } from '../../access/Gate.ts';
import { ProblemError } from '../../access/ProblemError.ts';
import { route } from '../Route.ts';
import type { Route } from '../Route.ts';
import { SessionJson } from '../schemas/replySchemas.ts';

const PATH = '/api/v1/session';

/** Sessions: signing in and out (R46). */
export function sessionRoutes(gate: Gate): Route[] {
  const toReply = (role: 'viewer' | 'operator') => ({ status: 200, json: { role, readOnly: gate.readOnly } });
  return [
    route({
      operationId: 'signIn',
      tag: 'Access',
      method: 'post',
      path: PATH,
      // The token in the body replaces the access check.
      role: 'public',
      allowedReadOnly: true,
      summary: 'Sign in: exchange a token for the session cookie',
      body: SessionRequest,
      replies: { 200: { description: 'Signed in', json: SessionJson } },
      handle: async ({ body, request, response }) => {
        const role = gate.tokens.roleOf(body.token);
        if (!role) throw new ProblemError('wrong-token');
        await gate.sessions.begin(request, response, role, gate.hosts.isSecure(request));
        return toReply(role);
      },
    }),
    route({
      operationId: 'getSession',
      tag: 'Access',
      method: 'get',
      path: PATH,
      role: 'viewer',
      summary: 'Get the role of this session',
      replies: { 200: { description: 'The role', json: SessionJson } },
      handle: ({ identity }) => toReply(identity?.role ?? 'viewer'),
    }),
    route({
      operationId: 'signOut',
      tag: 'Access',
      method: 'delete',
      path: PATH,
      role: 'viewer',
      allowedReadOnly: true,
      summary: 'Sign out: end the session and its sockets',
      replies: { 204: { description: 'Signed out' } },
      handle: async ({ identity, request, response }) => {
        if (identity?.session) {
          await gate.sessions.end(identity.session, request, response, gate.hosts.isSecure(request));
        }
        return { status: 204 };
      },
    }),
  ];
}
