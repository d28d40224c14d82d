import type { EventEmitter } from 'node:events';
import type { Activity, ClientToServerEvents, ServerToClientEvents } from '@portolan/protocol';
import type { Server } from 'socket.io';

interface Activities extends EventEmitter<{ change: [activity: Activity] }> {
  list(): Activity[];
}

/** Whoever joins gets all changes that are kept, in the same step in which it begins to get each new one. */
export function publishActivities(
  io: Server<ClientToServerEvents, ServerToClientEvents>,
  activities: Activities,
): void {
  io.on('connection', (socket) => socket.emit('activity', activities.list()));
  activities.on('change', (activity) => io.emit('activity', [activity]));
}
