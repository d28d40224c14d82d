import type { SessionReply } from '@portolan/protocol';
import { useServerStore } from '../store/engine/serverStore.ts';
import { useShownStore, enginesAsked } from '../store/engine/shownStore.ts';
import { connectServer } from './connectServer.ts';
import { request, RequestError } from './http.ts';

/**
 * R83: opens the session when the page starts. A token in the URL is removed from it before anything is shown or stored
 * in the history, and then exchanged for the session cookie. Without a token, an existing cookie is used.
 */
export async function openSession(): Promise<void> {
  const token = tokenInHash(location.hash);
  if (token !== null) history.replaceState(history.state, '', location.pathname + location.search);
  const asked = new URLSearchParams(location.search).get('engine') || null;
  useShownStore.setState({ asked, engines: enginesAsked(asked, null) });
  try {
    if (token !== null) await signIn(token);
    else begin(await request<SessionReply>('GET', '/api/v1/session'));
  } catch (error) {
    // The token may be from an earlier start of the server, while the cookie is still valid.
    if (token !== null && (await resume())) return;
    reportSignedOut(error);
  }
}

/**
 * Exchanges a token for the session cookie.
 * @throws RequestError if the token is wrong or the server does not answer
 */
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
  useServerStore.setState({ role: session.role, link: 'connecting' });
  connectServer();
}

/** Only a refusal (401) means signed out. If the server does not answer, the page tries again every two seconds. */
function reportSignedOut(error: unknown): void {
  const status = isRefusal(error) ? 'signed-out' : 'lost';
  useServerStore.setState({ link: status, lostAt: status === 'lost' ? new Date().toISOString() : null });
  if (status === 'lost') setTimeout(() => void openSession(), 2000);
}

const isRefusal = (error: unknown): boolean => error instanceof RequestError && error.problem.status === 401;

/** R83: returns the token in the fragment of a sign-in link (`#token=…`); `null` if there is none. */
export function tokenInHash(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('token') || null;
}
