import type { SessionReply } from '@portolan/protocol';
import { useTopologyStore } from '../store/topologyStore.ts';
import { connectSocket } from './connectSocket.ts';
import { request, RequestError } from './http.ts';

/**
 * R83: opens the session when the page starts. A token in the address is taken out of it before anything is shown
 * or stored in the history, then traded for the cookie; without one the cookie from before is tried.
 */
export async function openSession(): Promise<void> {
  const token = tokenInHash(location.hash);
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  try {
    if (token !== null) await signIn(token);
    else begin(await request<SessionReply>('GET', '/api/v1/session'));
  } catch (error) {
    // The link's token may be of an earlier start while the cookie of this one still holds.
    if (token !== null && (await resume())) return;
    reportSignedOut(error);
  }
}

/** Trades a token for the session cookie. @throws RequestError when the token is wrong or the server is away */
export async function signIn(token: string): Promise<void> {
  begin(await request<SessionReply>('POST', '/api/v1/session', { token }));
}

async function resume(): Promise<boolean> {
  try {
    begin(await request<SessionReply>('GET', '/api/v1/session'));
    return true;
  } catch {
    return false;
  }
}

function begin(session: SessionReply): void {
  useTopologyStore.setState({ role: session.role, link: 'connecting' });
  connectSocket();
}

/** Only a refusal means signed out; a server that is away is waited for. */
function reportSignedOut(error: unknown): void {
  const status = isRefusal(error) ? 'signed-out' : 'lost';
  useTopologyStore.setState({ link: status, lostAt: status === 'lost' ? new Date().toISOString() : null });
  if (status === 'lost') setTimeout(() => void openSession(), 2000);
}

const isRefusal = (error: unknown): boolean => error instanceof RequestError && error.problem.status === 401;

/** R83: the token of a sign-in link's fragment (`#token=…`); `null` when there is none. */
export function tokenInHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') || null;
}
