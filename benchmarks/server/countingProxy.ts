import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepRunning } from '../stack/running.ts';

export interface CountingProxy {
  url: string;
  /** The bytes of the engine’s answers since the last `reset`, without headers, by kind of request. */
  bytes: { lists: number; reads: number; events: number; other: number };
  /** How many whole lists (containers and networks) the engine has answered since the last `reset`. */
  countLists(): number;
  reset(): void;
}

/** Passes requests on to the engine at `target`, and counts the bytes of its answers. */
export async function startCountingProxy(target: string): Promise<CountingProxy> {
  const bytes = { lists: 0, reads: 0, events: 0, other: 0 };
  let lists = 0;
  const server = createServer((incoming, outgoing) => {
    const kind = kindOf(incoming.url ?? '');
    if (kind === 'lists' && /\/containers\/json/.test(incoming.url ?? '')) lists += 1;
    const passed = request(
      `${target}${incoming.url}`,
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.flushHeaders();
        answer.on('data', (chunk: Buffer) => {
          bytes[kind] += chunk.length;
          outgoing.write(chunk);
        });
        answer.on('end', () => outgoing.end());
        answer.on('error', () => outgoing.destroy());
      },
    );
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  keepRunning(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytes,
    countLists: () => lists,
    reset: () => {
      lists = 0;
      Object.assign(bytes, { lists: 0, reads: 0, events: 0, other: 0 });
    },
  };
}

/** A list without a filter counts as one of the lists, one with a filter as the reading of an entity. */
function kindOf(url: string): keyof CountingProxy['bytes'] {
  const [path = '', query = ''] = url.split('?');
  if (path.endsWith('/events')) return 'events';
  const isList = /\/(containers\/json|networks)$/.test(path);
  if (isList && !query.includes('filters')) return 'lists';
  return isList || /\/(containers|networks)\//.test(path) ? 'reads' : 'other';
}
