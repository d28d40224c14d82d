import type {
  ClientToServerEvents,
  Handshake,
  ServerToClientEvents,
  SessionReply,
  TopologySnapshot,
} from '@portolan/protocol';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { useActivityStore } from '../store/activityStore.ts';
import { showTopology, useTopologyStore } from '../store/topologyStore.ts';
import { request, RequestError } from './http.ts';
import { receiveActivities } from './receiveActivities.ts';
import { runBeforeFrame } from './runBeforeFrame.ts';
import { TopologyInbox } from './TopologyInbox.ts';

let socket: Socket<ServerToClientEvents, ClientToServerEvents> | null = null;
let inbox = new TopologyInbox();
/** Shows what was received. A burst of diffs is drawn once. */
const showSoon = runBeforeFrame(() => {
  const shown = inbox.open(useTopologyStore.getState().index);
  if (shown) showTopology(shown);
});

/**
 * Receives topology, engine status and activities from the server, and is the only writer of them in the stores. After
 * a new sign-in it is called again and replaces the former socket.
 */
export function connectSocket(): void {
  socket?.disconnect();
  const opened: Socket<ServerToClientEvents, ClientToServerEvents> = io({
    reconnectionDelayMax: 5000,
    // Polling, which takes more round trips, is for networks that let no WebSocket through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    auth: { asksForTopology: true } satisfies Handshake,
  });
  socket = opened;
  inbox = new TopologyInbox();
  let isFetched = false;
  let isAsking = false;
  let hasActivities = false;

  opened.on('connect', () => {
    isAsking = false;
    if (isFetched) opened.emit('topology:resync', inbox.version);
    hasActivities = false;
    useTopologyStore.setState({ link: 'open', lostAt: null });
  });
  opened.on('disconnect', (reason) => {
    // The page itself disconnected this socket, because another one replaces it.
    if (reason === 'io client disconnect') return;
    reportLost();
    // Socket.IO does not reconnect by itself after the server ended the connection. The server does so after a
    // sign-out.
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
    isAsking = false;
    inbox.takeSnapshot(snapshot);
    showSoon();
  });
  opened.on('topology:diff', (diff) => {
    if (inbox.takeDiff(diff)) {
      isAsking = false;
      showSoon();
    } else if (!isAsking) {
      isAsking = true;
      opened.emit('topology:resync', inbox.version);
    }
  });
  // The status may show a banner, which would move a map that is there before.
  opened.once('engine:status', async ({ state }) => {
    const snapshot = state === 'live' || state === 'stale' ? await fetchSnapshot() : null;
    if (socket !== opened) return;
    isFetched = true;
    if (snapshot && !inbox.version) {
      inbox.takeSnapshot(snapshot);
      showSoon();
    }
    opened.emit('topology:resync', inbox.version);
  });
}

/**
 * R37: fetches the first snapshot over HTTP, compressed. Where that fails, and where there is none yet, the socket sends
 * it.
 */
async function fetchSnapshot(): Promise<TopologySnapshot | null> {
  try {
    return await request<TopologySnapshot>('GET', '/api/v1/topology');
  } catch {
    return null;
  }
}

function reportLost(): void {
  useTopologyStore.setState(({ link, lostAt }) =>
    link === 'signed-out' ? {} : { link: 'lost', lostAt: lostAt ?? new Date().toISOString() },
  );
}

/** Returns false if the session has ended. A server that does not respond leaves this open, and counts as true. */
async function checkSession(): Promise<boolean> {
  try {
    const { role } = await request<SessionReply>('GET', '/api/v1/session');
    useTopologyStore.setState({ role });
  } catch (error) {
    return !(error instanceof RequestError && error.problem.status === 401);
  }
  return true;
}
