import type { ClientToServerEvents, ServerToClientEvents, TopologySnapshot } from '@portolan/protocol';
import type { Socket } from 'socket.io-client';
import { activityStoreOf } from '../store/activityStore.ts';
import { useServerStore } from '../store/engine/serverStore.ts';
import { showTopology, topologyStoreOf } from '../store/topologyStore.ts';
import { request } from './http.ts';
import { pathOf } from './pathOf.ts';
import { receiveActivities } from './receiveActivities.ts';
import { runBeforeFrame } from './runBeforeFrame.ts';
import { TopologyInbox } from './TopologyInbox.ts';

export type EngineSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

const engineEvents = ['engine:status', 'activity', 'topology:snapshot', 'topology:diff'] as const;

/** Receives topology, status and activities of one engine into its stores. Returns the function that ends this. */
export function receiveEngine(socket: EngineSocket, engine: string | null): () => void {
  const inbox = new TopologyInbox();
  const store = topologyStoreOf(engine);
  let hasEnded = false;
  let isFetched = false;
  let isAsking = false;
  let hasActivities = false;

  // A burst of diffs is drawn once.
  const showSoon = runBeforeFrame(() => {
    const shown = hasEnded ? null : inbox.open(store.getState().index);
    if (shown) showTopology(engine, shown);
  });
  const handleConnect = () => {
    isAsking = false;
    if (isFetched) socket.emit('topology:resync', inbox.version);
    hasActivities = false;
  };
  socket.on('connect', handleConnect);
  socket.on('engine:status', (status) => {
    store.setState({ status });
    useServerStore.setState({ isReadOnly: status.readOnly });
  });
  socket.on('activity', (activities) => {
    const isFirst = !hasActivities;
    hasActivities = true;
    activityStoreOf(engine).setState((known) => receiveActivities(known, activities, isFirst));
  });
  socket.on('topology:snapshot', (snapshot) => {
    isAsking = false;
    inbox.takeSnapshot(snapshot);
    showSoon();
  });
  socket.on('topology:diff', (diff) => {
    if (inbox.takeDiff(diff)) {
      isAsking = false;
      showSoon();
    } else if (!isAsking) {
      isAsking = true;
      socket.emit('topology:resync', inbox.version);
    }
  });
  // The status may show a banner, which would move a map that is there before.
  socket.once('engine:status', async ({ state }) => {
    const snapshot = state === 'live' || state === 'stale' ? await fetchSnapshot(engine) : null;
    if (hasEnded) return;
    isFetched = true;
    if (snapshot && !inbox.version) {
      inbox.takeSnapshot(snapshot);
      showSoon();
    }
    socket.emit('topology:resync', inbox.version);
  });

  return () => {
    socket.off('connect', handleConnect);
    for (const event of engineEvents) socket.off(event);
    hasEnded = true;
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
