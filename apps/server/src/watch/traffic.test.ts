import { once } from 'node:events';
import { startSampleEngine } from '@portolan/sample-engine';
import type { SampleEngine } from '@portolan/sample-engine';
import type { Container, Topology, TopologyChange } from '@portolan/topology';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngine } from '../docker/openEngine.ts';
import { silentLogger } from './testing/silentLogger.ts';
import { StreamProxy } from './testing/StreamProxy.ts';
import { TopologyWatcher } from './TopologyWatcher.ts';

const CONTAINERS = 105;
const CONNECTS = 10;

let sample: SampleEngine;
let proxy: StreamProxy;
let watcher: TopologyWatcher;

beforeEach(async () => {
  sample = await startSampleEngine({ containers: CONTAINERS });
  proxy = await StreamProxy.open(sample.url);
  const address = { url: proxy.url, source: 'test' };
  watcher = new TopologyWatcher(openEngine(address, { readOnly: true }), {
    ...{ address, sample: false, sampleReason: null, readOnly: true, logger: silentLogger },
    // No list and no version check falls into the measurement.
    timings: { relistMin: 600_000, relistMax: 600_000, heartbeat: 600_000 },
  });
  watcher.start();
  await once(watcher, 'topology');
});
afterEach(async () => {
  await watcher.stop();
  await proxy.close();
  await sample.close();
});

it('R59: a connect takes under a hundredth of the bytes of a whole reading, from the engine and to pages', async () => {
  const topology = watcher.index?.topology as Topology;
  const reading = proxy.bytes;
  const snapshot = JSON.stringify(topology).length;
  const network = topology.networks.find(({ name }) => name === 'proxy')?.id ?? '';
  const changes: TopologyChange[] = [];
  for (const { id } of outsiders(topology, network).slice(0, CONNECTS)) {
    const changed = once(watcher, 'topology');
    await fetch(`${sample.url}/networks/${network}/connect`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ Container: id }),
    });
    changes.push(((await changed) as [unknown, TopologyChange])[1]);
  }

  expect((proxy.bytes - reading) / CONNECTS).toBeLessThan(reading / 100);
  expect(changes).toHaveLength(CONNECTS);
  for (const change of changes) {
    expect(change.remove).toEqual({});
    expect(Object.keys(change.put)).toEqual(['attachments']);
    expect(change.put.attachments).toHaveLength(1);
    expect(JSON.stringify(change).length).toBeLessThan(snapshot / 100);
  }
});

/** Returns the running containers with a network stack of their own that are not on the network. */
function outsiders({ containers, attachments }: Topology, network: string): Container[] {
  const members = new Set(
    attachments.filter(({ networkId }) => networkId === network).map(({ containerId }) => containerId),
  );
  return containers.filter(
    ({ id, state, namespace }) => state === 'running' && namespace.kind === 'own' && !members.has(id),
  );
}
