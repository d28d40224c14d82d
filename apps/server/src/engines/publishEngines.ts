import type { ClientToServerEvents, EngineSummary, ServerToClientEvents } from '@portolan/protocol';
import { isEqual } from '@portolan/topology';
import type { Namespace } from 'socket.io';
import type { EngineRegistry } from './EngineRegistry.ts';
import type { WatchedEngine } from './WatchedEngine.ts';

/** The least time between two messages, in milliseconds: counts change with each event of an engine. */
const PAUSE_MS = 250;

/** Sends the list of engines to each client of a namespace, and then what changes of it. Returns what ends this. */
export function publishEngines(
  namespace: Namespace<ClientToServerEvents, ServerToClientEvents>,
  registry: EngineRegistry,
): () => void {
  const sent = new Map<string, EngineSummary>();
  const changed = new Set<WatchedEngine>();
  let timer: NodeJS.Timeout | undefined;

  const flush = () => {
    timer = undefined;
    const put: EngineSummary[] = [];
    const remove: string[] = [];
    for (const engine of changed) {
      const isThere = registry.get(engine.name) === engine;
      const summary = engine.summary();
      if (!isThere && !registry.get(engine.name) && sent.delete(engine.name)) remove.push(engine.name);
      if (!isThere || isEqual(sent.get(engine.name), summary)) continue;
      sent.set(engine.name, summary);
      put.push(summary);
    }
    changed.clear();
    if (put.length > 0 || remove.length > 0) namespace.emit('engines', { put, remove });
  };
  const mark = (engine: WatchedEngine) => {
    changed.add(engine);
    timer ??= setTimeout(flush, PAUSE_MS);
  };
  const follow = (engine: WatchedEngine) => {
    engine.watcher.on('status', () => mark(engine));
    engine.watcher.on('topology', () => mark(engine));
    sent.set(engine.name, engine.summary());
  };
  const begin = (engine: WatchedEngine) => {
    follow(engine);
    sent.delete(engine.name);
    mark(engine);
  };

  registry.list().forEach(follow);
  registry.on('add', begin);
  registry.on('remove', mark);
  namespace.on('connection', (socket) => socket.emit('engines', { put: [...sent.values()], remove: [] }));
  return () => {
    clearTimeout(timer);
    registry.off('add', begin);
    registry.off('remove', mark);
  };
}
