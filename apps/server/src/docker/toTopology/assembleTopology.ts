import { TopologyIndex } from '@portolan/topology';
import type { Engine, Network, Topology } from '@portolan/topology';
import type { ContainerReading } from '../EngineClient.ts';
import { TopologyAssembly } from './TopologyAssembly.ts';

/** Builds a topology from networks and containers that were read one by one. */
export function assembleTopology(
  engine: Engine,
  networks: Iterable<Network>,
  readings: Iterable<ContainerReading>,
): Topology {
  const assembly = new TopologyAssembly();
  for (const network of networks) assembly.putNetwork(network);
  for (const reading of readings) assembly.putReading(reading);
  const empty = new TopologyIndex({ engine, networks: [], containers: [], attachments: [] });
  const change = assembly.takeChange(engine, empty);
  return change ? empty.advance(change).topology : empty.topology;
}
