import type { EventEmitter } from 'node:events';
import type { Activity } from '@portolan/protocol';
import type { ClientSocket } from './TopologyPublisher.ts';

interface Activities extends EventEmitter<{ change: [activity: Activity] }> {
  list(): Activity[];
}

/** Sends a client every stored activity of an engine, and each new one until it disconnects. It misses none. */
export function publishActivities(socket: ClientSocket, activities: Activities): void {
  const send = (activity: Activity) => void socket.emit('activity', [activity]);
  socket.emit('activity', activities.list());
  activities.on('change', send);
  socket.on('disconnect', () => activities.off('change', send));
}
