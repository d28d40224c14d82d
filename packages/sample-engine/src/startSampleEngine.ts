import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addCompany } from './content/addCompany.ts';
import { addGenerated } from './content/addGenerated.ts';
import { addImages } from './content/addImages.ts';
import { createApp } from './http/createApp.ts';
import { EventStreams } from './http/EventStreams.ts';
import { createPredefinedNetworks } from './state/networks/createNetwork.ts';
import { EngineState } from './state/EngineState.ts';
import { dockerPools, largePools } from './state/addresses/SubnetPools.ts';

/** The content of a sample engine when it starts. */
export interface SampleEngineOptions {
  /** The number of generated containers, the same each time. If absent, the engine has the default content. */
  readonly containers?: number | undefined;
  /** Only the predefined networks and the local images. Takes precedence over `containers`. */
  readonly empty?: boolean;
  /**
   * The engine's own name, `sample` if absent. Engines of different names have the same content under different ids.
   */
  readonly name?: string | undefined;
}

/** A running sample engine. */
export interface SampleEngine {
  /** For example `http://127.0.0.1:43121`. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Ends every connection and frees the port. */
  close(): Promise<void>;
  /** Breaks all event streams while the engine keeps serving. Tests use it as a fault. */
  cutEventStreams(): void;
}

/** Starts a Docker engine that exists only in memory, on a free port of 127.0.0.1. */
export async function startSampleEngine(options: SampleEngineOptions = {}): Promise<SampleEngine> {
  const state = createState(options);
  const streams = new EventStreams(state);
  const server = createServer(createApp(state, streams));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { address: host, port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    host,
    port,
    cutEventStreams: () => {
      streams.cut();
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Returns the engine's state before its first request, without a server. */
export function createState({ containers, empty, name }: SampleEngineOptions): EngineState {
  const generated = !empty && containers !== undefined;
  const state = new EngineState(generated ? largePools : dockerPools, name);
  const now = Date.now();
  state.clock = () => now - 30 * 24 * 60 * 60 * 1000;
  createPredefinedNetworks(state);
  addImages(state);
  if (generated) addGenerated(state, now, containers);
  else if (!empty) addCompany(state, now);
  state.clock = Date.now;
  // No client can have seen the events from before the first request.
  state.events.clear();
  return state;
}
