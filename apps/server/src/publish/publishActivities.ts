import type { EventEmitter } from 'node:events';
import type { Activity, ClientToServerEvents, ServerToClientEvents } from '@portolan/protocol';
import type { Server } from 'socket.io';

interface Activities extends EventEmitter<{ change: [activity: Activity] }> {
  list(): Activity[];
}

/** Sends every stored activity to a client that connects, and each new one to all clients. A client misses none. */
export function publishActivities(
  io: Server<ClientToServerEvents, ServerToClientEvents>,
  activities: Activities,
): void {
  io.on('connection', (socket) => socket.emit('activity', activities.list()));
  activities.on('change', (activity) => io.emit('activity', [activity]));
}
