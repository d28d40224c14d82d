// A plain WebSocket server: sends each message that it receives to all clients. It prints its port.
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (sender) =>
  sender.on('message', (data: Buffer) => {
    const text = data.toString();
    for (const client of server.clients) if (client !== sender) client.send(text);
  }),
);
server.on('listening', () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
process.stdin.on('end', () => process.exit()).resume();
