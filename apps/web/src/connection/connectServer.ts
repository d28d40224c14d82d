import type { Handshake, SessionReply } from '@portolan/protocol';
import { Manager } from 'socket.io-client';
import { forgetActivities } from '../store/activityStore.ts';
import { isKnownEngine, receiveEngines, useEnginesStore } from '../store/engine/enginesStore.ts';
import { useServerStore } from '../store/engine/serverStore.ts';
import { enginesAsked, useShownStore } from '../store/engine/shownStore.ts';
import { dismissIntent, useIntentStore } from '../store/intentStore.ts';
import type { Intent } from '../store/intentStore.ts';
import { recordAction } from '../store/lastActionStore.ts';
import { forgetTopology } from '../store/topologyStore.ts';
import { request, RequestError } from './http.ts';
import { receiveEngine } from './receiveEngine.ts';
import type { EngineSocket } from './receiveEngine.ts';

const auth: Handshake = { asksForTopology: true };

/** The socket over which the list of engines comes. Those of engines share its connection. */
let list: EngineSocket | null = null;
/** The engines that are received now, and what ends that; `null` is the default one. */
const received = new Map<string | null, Received>();

interface Received {
  socket: EngineSocket;
  end: () => void;
}

/**
 * Receives what the server sends of its engines, and of those that are shown. After a new sign-in it is called again
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
    useServerStore.setState({ link: 'open', lostAt: null });
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

/**
 * R289, R304: shows the engines that the address of the page asks for. What is known of those that stay is kept; of others
 * nothing is known yet.
 */
export function showEngines(asked: string | null): void {
  if (asked === useShownStore.getState().asked) return;
  useShownStore.setState({ asked });
  receiveShown();
}

/** Receives the engines that are shown, if the server watches them, and leaves the others. */
function receiveShown(): void {
  const { asked, engines: before } = useShownStore.getState();
  const engines = enginesAsked(asked, useEnginesStore.getState().engines);
  for (const engine of before) if (!engines.includes(engine)) leaveEngine(engine);
  if (engines.length !== before.length || engines.some((engine, at) => engine !== before[at]))
    useShownStore.setState({ engines });
  for (const engine of engines) receiveShownEngine(engine);
}

function receiveShownEngine(engine: string | null): void {
  if (!isKnownEngine(engine)) {
    leaveEngine(engine);
    return;
  }
  if (!list) return;
  const known = received.get(engine);
  if (known) {
    // It was refused before the server watched the engine.
    if (!known.socket.active) known.socket.connect();
    return;
  }
  const socket = openNamespace(list.io, engine);
  if (socket) received.set(engine, { socket, end: receiveEngine(socket, engine) });
}

/** Ends what is received of an engine, and forgets what is known of it. */
function leaveEngine(engine: string | null): void {
  const known = received.get(engine);
  if (known) leave(known);
  received.delete(engine);
  forgetTopology(engine);
  forgetActivities(engine);
  const { intent, engine: concerned } = useIntentStore.getState();
  if (intent === null || concerned !== engine || isAboutServer(intent)) return;
  dismissIntent();
  recordAction(engine, 'The open dialog was closed, because the page no longer shows its engine.');
}

/** True for a dialog that changes what the server watches: it stays, whichever engine it was opened on. */
const isAboutServer = ({ kind }: Intent): boolean => kind === 'add-engine' || kind === 'remove-engine';

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
  for (const each of received.values()) leave(each);
  received.clear();
  list?.disconnect();
  list = null;
}

function reportLost(): void {
  useServerStore.setState(({ link, lostAt }) =>
    link === 'signed-out' ? {} : { link: 'lost', lostAt: lostAt ?? new Date().toISOString() },
  );
}

/** Returns false if the session has ended. A server that does not respond leaves this open, and counts as true. */
async function checkSession(): Promise<boolean> {
  try {
    const { role } = await request<SessionReply>('GET', '/api/v1/session');
    useServerStore.setState({ role });
  } catch (error) {
    return !(error instanceof RequestError && error.problem.status === 401);
  }
  return true;
}
