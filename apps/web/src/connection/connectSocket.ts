import type { ClientToServerEvents, ServerToClientEvents, SessionReply } from '@portolan/protocol';
import { TopologyIndex } from '@portolan/topology';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { useActivityStore } from '../store/activityStore.ts';
import { useTopologyStore } from '../store/topologyStore.ts';
import { request, RequestError } from './http.ts';
import { receiveActivities } from './receiveActivities.ts';
import { receiveDiff, receiveSnapshot } from './receiveTopology.ts';
import type { Received } from './receiveTopology.ts';

let socket: Socket<ServerToClientEvents, ClientToServerEvents> | null = null;
let received: Received | null = null;
let isScheduled = false;

/** Follows the engine: the one writer of topology, status and activities. Called again after a new sign-in, it starts over. */
export function connectSocket(): void {
  socket?.disconnect();
  const opened: Socket<ServerToClientEvents, ClientToServerEvents> = io({ reconnectionDelayMax: 5000 });
  socket = opened;
  received = null;
  let askedForSnapshot = false;
  let hasActivities = false;

  opened.on('connect', () => {
    askedForSnapshot = false;
    hasActivities = false;
    useTopologyStore.setState({ link: 'open', lostAt: null });
  });
  opened.on('disconnect', (reason) => {
    // A client's own disconnect belongs to the socket that replaces it.
    if (reason === 'io client disconnect') return;
    reportLost();
    // Socket.IO does not come back by itself when the server ended the connection, as it does after a sign-out.
    if (reason === 'io server disconnect')
      void checkSession().then((isSignedIn) => isSignedIn && opened.connect());
  });
  opened.on('connect_error', () => {
    reportLost();
    void checkSession().then((isSignedIn) => isSignedIn || opened.disconnect());
  });
  opened.on('engine:status', (status) => useTopologyStore.setState({ status }));
  opened.on('activity', (activities) => {
    const isFirst = !hasActivities;
    hasActivities = true;
    useActivityStore.setState((known) => receiveActivities(known, activities, isFirst));
  });
  opened.on('topology:snapshot', (snapshot) => {
    askedForSnapshot = false;
    received = receiveSnapshot(snapshot);
    showSoon();
  });
  opened.on('topology:diff', (diff) => {
    const next = receiveDiff(received, diff);
    if (next !== 'gap') {
      received = next;
      showSoon();
    } else if (!askedForSnapshot) {
      askedForSnapshot = true;
      opened.emit('topology:resync');
    }
  });
}

function reportLost(): void {
  useTopologyStore.setState(({ link, lostAt }) =>
    link === 'signed-out' ? {} : { link: 'lost', lostAt: lostAt ?? new Date().toISOString() },
  );
}

/** Whether the session still holds; a server that is away leaves the question open and counts as yes. */
async function checkSession(): Promise<boolean> {
  try {
    const { role } = await request<SessionReply>('GET', '/api/v1/session');
    useTopologyStore.setState({ role });
  } catch (error) {
    return !(error instanceof RequestError && error.problem.status === 401);
  }
  return true;
}

/** Shows what has been received by the next frame, so that a burst of diffs is drawn once. */
function showSoon(): void {
  if (isScheduled) return;
  isScheduled = true;
  const show = () => {
    isScheduled = false;
    if (!received) return;
    useTopologyStore.setState({ version: received.version, index: new TopologyIndex(received.topology) });
  };
  // A hidden page gets no frames, but must not be old when it is shown again.
  if (document.hidden) setTimeout(show, 250);
  else requestAnimationFrame(show);
}
