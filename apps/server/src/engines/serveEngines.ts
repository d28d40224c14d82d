import type { ClientToServerEvents, ServerToClientEvents } from '@portolan/protocol';
import type { Namespace, Server } from 'socket.io';
import type { Identity } from '../access/Gate.ts';
import type { EngineRegistry } from './EngineRegistry.ts';
import { publishEngines } from './publishEngines.ts';

/** What each socket carries. The access check sets it. */
interface SocketData {
  identity: Identity;
}

export type EngineServer = Server<ClientToServerEvents, ServerToClientEvents, object, SocketData>;
export type EngineNamespace = Namespace<ClientToServerEvents, ServerToClientEvents, object, SocketData>;

const PATH = /^\/engines\/([^/]+)$/;

/**
 * Serves the engines over Socket.IO: the list of engines in the namespace `/engines`, each engine in `/engines/{name}`,
 * and the default one in `/` as well. A client connects to those that it watches, over one connection.
 */
export function serveEngines(
  io: EngineServer,
  engines: EngineRegistry,
): { namespaces: EngineNamespace[]; close(): void } {
  const unnamed = io.of('/');
  const list = io.of('/engines');
  // Its namespaces are created when the first client connects. Others are refused.
  const named = io.of((path, _auth, next) => next(null, nameIn(path, engines) !== null));
  const close = publishEngines(list, engines);
  unnamed.on('connection', (socket) => engines.default.serve(socket));
  named.on('connection', (socket) => {
    const engine = engines.get(nameIn(socket.nsp.name, engines) ?? '');
    if (engine) engine.serve(socket);
    // It was removed while the client connected.
    else socket.disconnect();
  });
  return { namespaces: [unnamed, list, named], close };
}

/** Returns the name of the engine of a namespace; `null` if there is none. */
function nameIn(path: string, engines: EngineRegistry): string | null {
  const name = PATH.exec(path)?.[1];
  return name !== undefined && engines.get(name) ? name : null;
}
