import type { Socket } from 'socket.io';

/** Returns how many bytes (for text: characters) wait for a client, in engine.io's queue and in the WebSocket. */
export function queuedBytes(socket: Socket): number {
  // A private field: engine.io 6 shows nowhere else what its transport has not yet taken.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: { data?: unknown }[] };
  const queued = writeBuffer.reduce((sum, packet) => sum + sizeOf(packet.data), 0);
  return queued + (webSocketOf(socket)?.bufferedAmount ?? 0);
}

/** Closes a connection and drops its queue, which a stalled client would otherwise keep in memory for minutes. */
export function dropConnection(socket: Socket): void {
  socket.conn.close(true);
  webSocketOf(socket)?.terminate?.();
}

interface RawWebSocket {
  bufferedAmount?: number;
  terminate?: () => void;
}

/** Returns the `ws` socket that engine.io's transport uses. Long polling has none. */
function webSocketOf(socket: Socket): RawWebSocket | undefined {
  return (socket.conn.transport as { socket?: RawWebSocket }).socket;
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string' || Buffer.isBuffer(data)) return data.length;
  return 0;
}
