import type { ClientToServerEvents, ServerToClientEvents, TopologySnapshot } from '@portolan/protocol';
import type { Socket } from 'socket.io-client';
import { useActivityStore } from '../store/activityStore.ts';
import { showTopology, useTopologyStore } from '../store/topologyStore.ts';
import { request } from './http.ts';
import { pathOf } from './pathOf.ts';
import { receiveActivities } from './receiveActivities.ts';
import { runBeforeFrame } from './runBeforeFrame.ts';
import { TopologyInbox } from './TopologyInbox.ts';

export type EngineSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

const engineEvents = ['engine:status', 'activity', 'topology:snapshot', 'topology:diff'] as const;

let inbox = new TopologyInbox();
/** Shows what was received. A burst of diffs is drawn once. */
const showSoon = runBeforeFrame(() => {
  const shown = inbox.open(useTopologyStore.getState().index);
  if (shown) showTopology(shown);
});

/**
 * Receives topology, status and activities of one engine into the stores. Returns the function that ends this. Only one
 * engine is received at a time.
 */
export function receiveEngine(socket: EngineSocket, engine: string | null): () => void {
  const own = (inbox = new TopologyInbox());
  let isFetched = false;
  let isAsking = false;
  let hasActivities = false;

  const handleConnect = () => {
    isAsking = false;
    if (isFetched) socket.emit('topology:resync', own.version);
    hasActivities = false;
  };
  socket.on('connect', handleConnect);
  socket.on('engine:status', (status) => useTopologyStore.setState({ status }));
  socket.on('activity', (activities) => {
    const isFirst = !hasActivities;
    hasActivities = true;
    useActivityStore.setState((known) => receiveActivities(known, activities, isFirst));
  });
  socket.on('topology:snapshot', (snapshot) => {
    isAsking = false;
    own.takeSnapshot(snapshot);
    showSoon();
  });
  socket.on('topology:diff', (diff) => {
    if (own.takeDiff(diff)) {
      isAsking = false;
      showSoon();
    } else if (!isAsking) {
      isAsking = true;
      socket.emit('topology:resync', own.version);
    }
  });
  // The status may show a banner, which would move a map that is there before.
  socket.once('engine:status', async ({ state }) => {
    const snapshot = state === 'live' || state === 'stale' ? await fetchSnapshot(engine) : null;
    if (inbox !== own) return;
    isFetched = true;
    if (snapshot && !own.version) {
      own.takeSnapshot(snapshot);
      showSoon();
    }
    socket.emit('topology:resync', own.version);
  });

  return () => {
    socket.off('connect', handleConnect);
    for (const event of engineEvents) socket.off(event);
    if (inbox === own) inbox = new TopologyInbox();
  };
}

/**
 * R37: fetches the first snapshot over HTTP, compressed. Where that fails, and where there is none yet, the socket sends
 * it.
 */
async function fetchSnapshot(engine: string | null): Promise<TopologySnapshot | null> {
  try {
    return await request<TopologySnapshot>('GET', pathOf(engine, '/topology'));
  } catch {
    return null;
  }
}
