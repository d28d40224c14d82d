import { afterEach, describe, expect, it } from 'vitest';
import { startSampleEngine, type SampleEngine } from './index.ts';
import { EngineConnection } from './suite/EngineConnection.ts';

describe('startSampleEngine', () => {
  let engine: SampleEngine;
  afterEach(() => engine.close());

  it('listens on loopback, and breaks its event streams on request while it keeps serving', async () => {
    engine = await startSampleEngine({ empty: true });
    expect(engine.url).toBe(`http://127.0.0.1:${engine.port}`);
    const connection = new EngineConnection(engine.url);
    const stream = await connection.listen();
    engine.cutEventStreams();
    await stream.ended;
    expect((await connection.call('GET', '/_ping')).status).toBe(200);
  });

  it('R104: replays at most the last 256 events, and none of the creation of its content', async () => {
    engine = await startSampleEngine();
    const connection = new EngineConnection(engine.url);
    const past = async () => {
      const stream = await connection.listen(`?since=0&until=${Math.floor(Date.now() / 1000) + 1}`);
      await stream.ended;
      return stream.received;
    };
    expect(await past()).toEqual([]);
    for (let i = 0; i < 130; i++) {
      await connection.call('POST', '/networks/create', {
        Name: `n${i}`,
        IPAM: { Config: [{ Subnet: `10.99.${i}.0/24` }] },
      });
      await connection.call('DELETE', `/networks/n${i}`);
    }
    const events = await past();
    expect(events).toHaveLength(256);
    expect(events[0]?.Actor.Attributes['name']).toBe('n2');
    expect(events.map(({ timeNano }) => timeNano)).toEqual(
      events.map(({ timeNano }) => timeNano).sort((a, b) => a - b),
    );
  });
});
