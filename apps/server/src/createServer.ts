import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { Server as SocketServer } from 'socket.io';
import * as parser from 'socket.io-parser';
import { Gate } from './access/Gate.ts';
import type { Identity } from './access/Gate.ts';
import { HostPolicy } from './access/HostPolicy.ts';
import { ProblemError } from './access/ProblemError.ts';
import { Sessions } from './access/Sessions.ts';
import { Tokens } from './access/Tokens.ts';
import type { AddedEngines } from './engines/AddedEngines.ts';
import { EngineRegistry } from './engines/EngineRegistry.ts';
import type { EngineSetting } from './engines/EngineSetting.ts';
import { serveEngines } from './engines/serveEngines.ts';
import type { EngineNamespace, EngineServer } from './engines/serveEngines.ts';
import { createApp } from './http/createApp.ts';
import { Metrics } from './http/Metrics.ts';
import { problemFromError, refuseUpgrade, sendProblem } from './http/sendProblem.ts';
import type { PositionStore } from './positions/PositionStore.ts';
import { QueueLimit } from './publish/QueueLimit.ts';
import { SnapshotEncoder } from './publish/SnapshotEncoder.ts';

export interface ServerParts {
  settings: {
    token: string;
    viewerToken: string | null;
    readOnly: boolean;
    allowedHosts: string[];
    publicOrigin: string | null;
    /** The value of Express's setting: a number of proxies, or their addresses and networks. */
    trustProxy: number | string[] | null;
    /** The local image for helper containers of probes; `null` to use a known one. */
    probeImage: string | null;
  };
  /** The engines to watch; the first one is the default engine. */
  engines: readonly EngineSetting[];
  added: AddedEngines;
  positions: PositionStore;
  logger: Logger;
  webFolder: string;
  version: string;
}

export interface RunningServer {
  address: AddressInfo;
  engines: EngineRegistry;
  /** Accepts no new requests, waits up to `graceMs` for the running ones, then closes all connections. */
  close(graceMs?: number): Promise<void>;
}

const SOCKET_PATH = '/socket.io';
/** How long a page can take to answer the close frame on its WebSocket. A page that hangs never answers. */
const GOODBYE_MS = 1_000;

/** Creates the server and listens. The engines are not watched before `engines.start()`. Rejects with the system's error if it cannot listen. */
export async function createServer(
  parts: ServerParts,
  { host, port }: { host: string; port: number },
): Promise<RunningServer> {
  const { settings, positions, logger } = parts;
  const hosts = new HostPolicy({
    ...settings,
    isTrustedProxy: (address) => isTrusted(address),
  });
  const tokens = new Tokens(settings.token, settings.viewerToken);
  const sessions = new Sessions(tokens);
  const gate = new Gate(hosts, tokens, sessions, settings.readOnly);

  const io: EngineServer = new SocketServer({
    path: SOCKET_PATH,
    parser: { ...parser, Encoder: SnapshotEncoder },
    serveClient: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    cleanupEmptyChildNamespaces: true,
    // A half-open connection is noticed within 20 s.
    pingInterval: 10_000,
    pingTimeout: 10_000,
    connectTimeout: 10_000,
  });
  const admitted = new WeakMap<IncomingMessage, Identity>();
  const engines = new EngineRegistry(parts.engines, {
    ...settings,
    positions,
    logger,
    limit: new QueueLimit(),
  });
  const served = serveEngines(io, engines);
  for (const namespace of served.namespaces) admitSockets(namespace, gate, admitted);
  const metrics = new Metrics(engines, () => io.engine.clientsCount);
  const app = createApp({ ...parts, gate, engines, metrics });
  if (settings.trustProxy !== null) app.set('trust proxy', settings.trustProxy);
  const isTrusted = (address: string): boolean => {
    const trusts = app.get('trust proxy fn') as (address: string, hop: number) => boolean;
    return trusts(address, 0);
  };

  // Socket.IO checks only the first request of a connection. Therefore the outer server checks every request (R40, R43)
  // and passes it to the inner server, which serves Socket.IO and Express and never listens itself.
  const inner = createHttpServer(app);
  io.attach(inner);
  const outer = createHttpServer({ requestTimeout: 30_000, headersTimeout: 10_000 });
  // Node waits for upgraded connections when it closes a server, but has no method that closes them.
  const upgraded = new Set<Duplex>();
  const admit = async (request: IncomingMessage): Promise<void> => {
    hosts.check(request);
    if (isForSockets(request)) admitted.set(request, await gate.admitSocket(request));
  };
  outer.on('request', (request, response) => {
    admit(request).then(
      () => inner.emit('request', request, response),
      (error: unknown) => sendProblem(response, problemFromError(error, logger)),
    );
  });
  outer.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Node hands over the socket without an error listener, so a reset would end the process.
    socket.on('error', () => socket.destroy());
    upgraded.add(socket);
    socket.once('close', () => upgraded.delete(socket));
    admit(request)
      .then(() => {
        if (!isForSockets(request)) throw new ProblemError('not-found');
      })
      .then(
        () => inner.emit('upgrade', request, socket, head),
        (error: unknown) => refuseUpgrade(socket, problemFromError(error, logger)),
      );
  });

  await new Promise<void>((resolve, reject) => {
    outer.once('error', reject);
    outer.listen(port, host, resolve);
  });

  const close = async (graceMs = 8_000): Promise<void> => {
    const closed = new Promise<void>((resolve) => outer.close(() => resolve()));
    served.close();
    const ended = engines.close();
    outer.closeIdleConnections();
    const goodbye = setTimeout(() => upgraded.forEach((socket) => socket.destroy()), GOODBYE_MS);
    const timer = setTimeout(() => outer.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(goodbye);
    clearTimeout(timer);
    await Promise.all([io.close(), ended]);
  };
  return { address: outer.address() as AddressInfo, engines, close };
}

const isForSockets = (request: IncomingMessage): boolean => request.url?.startsWith(SOCKET_PATH) ?? false;

/** Gives each socket the identity of its first request, and disconnects it when its session ends (R46). */
function admitSockets(
  namespace: EngineNamespace,
  gate: Gate,
  admitted: WeakMap<IncomingMessage, Identity>,
): void {
  namespace.use((socket, next) => {
    const identity = admitted.get(socket.request);
    // The session can end during the handshake.
    const hasEnded = identity?.session && gate.sessions.hasEnded(identity.session.id);
    if (!identity || hasEnded) return next(new Error('not-signed-in'));
    socket.data.identity = identity;
    next();
  });
  namespace.on('connection', (socket) => {
    const { session } = socket.data.identity;
    // The handler before this one can have disconnected it.
    if (!session || !socket.connected) return;
    const release = gate.sessions.hold(session.id);
    const end = () => void socket.disconnect(true);
    const endWith = (id: string) => void (id === session.id && end());
    const timer = setTimeout(end, session.endsAt - Date.now());
    gate.sessions.on('end', endWith);
    socket.on('disconnect', () => {
      clearTimeout(timer);
      gate.sessions.off('end', endWith);
      release();
    });
  });
}
