import type { Socket } from 'socket.io';

/** Bytes (characters, for text) that wait for a client to take them: in engine.io's queue and in the WebSocket. */
export function queuedBytes(socket: Socket): number {
  // Private, and the only place where engine.io 6 keeps what a transport has not taken yet.
  const { writeBuffer } = socket.conn as unknown as { writeBuffer: { data?: unknown }[] };
  const queued = writeBuffer.reduce((sum, packet) => sum + sizeOf(packet.data), 0);
  return queued + (webSocketOf(socket)?.bufferedAmount ?? 0);
}

/** Ends a connection without waiting for what is queued: a stalled client would keep it in memory for minutes. */
export function dropConnection(socket: Socket): void {
  socket.conn.close(true);
  webSocketOf(socket)?.terminate?.();
}

interface RawWebSocket {
  bufferedAmount?: number;
  terminate?: () => void;
}

/** The `ws` socket under engine.io's transport; long polling has none. */
function webSocketOf(socket: Socket): RawWebSocket | undefined {
  return (socket.conn.transport as { socket?: RawWebSocket }).socket;
}

function sizeOf(data: unknown): number {
  if (typeof data === 'string' || Buffer.isBuffer(data)) return data.length;
  return 0;
}
