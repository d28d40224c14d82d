import type { TopologySnapshot } from '@portolan/protocol';
import { Encoder, PacketType } from 'socket.io-parser';
import type { Packet } from 'socket.io-parser';
import { snapshotText } from './snapshotText.ts';

/**
 * R37: encodes as Socket.IO does, but a snapshot from its shared text. Socket.IO itself would search the whole snapshot
 * for binary data and serialise it, for each group of clients that join together.
 */
export class SnapshotEncoder extends Encoder {
  override encode(packet: Packet): ReturnType<Encoder['encode']> {
    const { type, nsp, id } = packet;
    const data: unknown = packet.data;
    const isPlain = type === PacketType.EVENT && id === undefined;
    if (!isPlain || !Array.isArray(data) || data[0] !== 'topology:snapshot') return super.encode(packet);
    const namespace = nsp === '/' ? '' : `${nsp},`;
    return [`${type}${namespace}["topology:snapshot",${snapshotText(data[1] as TopologySnapshot)}]`];
  }
}
