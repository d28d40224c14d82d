import type { Handshake, SessionReply } from '@portolan/protocol';
import { Manager } from 'socket.io-client';
import { useActivityStore } from '../store/activityStore.ts';
import { isKnownEngine, receiveEngines, useEnginesStore } from '../store/enginesStore.ts';
import { dismissIntent, useIntentStore } from '../store/intentStore.ts';
import { recordAction } from '../store/lastActionStore.ts';
import { forgetTopology, useTopologyStore } from '../store/topologyStore.ts';
import { request, RequestError } from './http.ts';
import { receiveEngine } from './receiveEngine.ts';
import type { EngineSocket } from './receiveEngine.ts';

const auth: Handshake = { asksForTopology: true };

/** The socket over which the list of engines comes. Those of engines share its connection. */
let list: EngineSocket | null = null;
/** The engine that is received now, and what ends that. */
let received: Received | null = null;

interface Received {
  socket: EngineSocket;
  end: () => void;
}

/**
 * Receives what the server sends of its engines, and of the engine that is shown. After a new sign-in it is called again
 * and replaces the former connection.
 */
export function connectServer(): void {
  disconnect();
  const manager = new Manager({
    reconnectionDelayMax: 5000,
    // Polling, which takes more round trips, is for networks that let no WebSocket through.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
  });
  const opened: EngineSocket = manager.socket('/engines');
  list = opened;
  useEnginesStore.setState({ engines: null });
  let hasEngines = false;
  const resume = async () => {
    const isSignedIn = await checkSession();
    if (list !== opened) return;
    if (!isSignedIn) disconnect();
    else if (!opened.active) opened.connect();
  };

  opened.on('connect', () => {
    hasEngines = false;
    useTopologyStore.setState({ link: 'open', lostAt: null });
  });
  opened.on('disconnect', (reason) => {
    // The page itself disconnected this socket, because another one replaces it.
    if (reason === 'io client disconnect') return;
    reportLost();
    // Socket.IO does not reconnect by itself after the server ended the connection. The server does so after a
    // sign-out.
    if (reason === 'io server disconnect') void resume();
  });
  opened.on('connect_error', () => {
    reportLost();
    void resume();
  });
  opened.on('engines', (change) => {
    receiveEngines(change, !hasEngines);
    hasEngines = true;
    receiveShown();
  });
  receiveShown();
}

/** R289: shows another engine, of which nothing is known yet; `null` for the default one. */
export function showEngine(engine: string | null): void {
  const { engine: former } = useTopologyStore.getState();
  if (engine === former) return;
  if (useIntentStore.getState().intent !== null) {
    dismissIntent();
    recordAction(former, 'The open dialog was closed, because the page shows another engine now.');
  }
  forgetEngine(engine);
  if (received) leave(received);
  received = null;
  receiveShown();
}

/** Receives the engine that is shown, if the server watches it. */
function receiveShown(): void {
  const { engine } = useTopologyStore.getState();
  const isKnown = isKnownEngine(engine);
  if (received && !isKnown) {
    leave(received);
    received = null;
    forgetEngine(engine);
  }
  if (!list || !isKnown) return;
  if (received) {
    // It was refused before the server watched the engine.
    if (!received.socket.active) received.socket.connect();
    return;
  }
  const socket = openNamespace(list.io, engine);
  if (socket) received = { socket, end: receiveEngine(socket, engine) };
}

/** Returns the socket of an engine, `null` for the default one; `null` if no engine can have this name. */
function openNamespace(manager: Manager, engine: string | null): EngineSocket | null {
  if (engine !== null && !/^[\w.+-]+$/.test(engine)) return null;
  const socket: EngineSocket = manager.socket(engine === null ? '/' : `/engines/${engine}`, { auth });
  // Another engine may have taken the place of the one that was removed.
  socket.on('disconnect', (reason) => {
    if (reason === 'io server disconnect' && list?.connected) socket.connect();
  });
  return socket;
}

function leave({ socket, end }: Received): void {
  end();
  socket.disconnect();
  socket.off();
}

/** Ends the connection to the server. */
function disconnect(): void {
  if (received) leave(received);
  received = null;
  list?.disconnect();
  list = null;
}

function forgetEngine(engine: string | null): void {
  forgetTopology(engine);
  useActivityStore.setState({ activities: null, freshIds: new Set() });
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
