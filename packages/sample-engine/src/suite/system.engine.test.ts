import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enginesUnderTest } from './enginesUnderTest.ts';
import { messageOf, type EngineUnderTest } from './EngineUnderTest.ts';

describe.each(enginesUnderTest())('the system routes of the $name', ({ open }) => {
  let engine: EngineUnderTest;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  it('answer a ping, with and without a body', async () => {
    const ping = await engine.call('GET', '/_ping');
    expect(ping.status).toBe(200);
    expect(ping.headers['api-version']).toMatch(/^1\.\d+$/);
    expect((await engine.call('HEAD', '/_ping')).status).toBe(200);
  });

  it('give its versions', async () => {
    const version = (await engine.must(200, 'GET', '/version')) as Record<string, string>;
    expect(version['Version']).toMatch(/^\d+\.\d+/);
    expect(version['ApiVersion']).toMatch(/^1\.\d+$/);
    expect(version['MinAPIVersion']).toMatch(/^1\.\d+$/);
    expect(version['Os']).toBe('linux');
  });

  it('list its network drivers', async () => {
    const info = (await engine.must(200, 'GET', '/info')) as {
      ID: string;
      Name: string;
      Plugins: { Network: string[] };
    };
    expect(info.ID).not.toBe('');
    expect(info.Name).not.toBe('');
    expect(info.Plugins.Network).toEqual(
      expect.arrayContaining(['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay']),
    );
  });

  it('accept older API versions and refuse unknown ones', async () => {
    expect((await engine.call('GET', '/v1.24/_ping')).status).toBe(200);
    const tooNew = await engine.call('GET', '/v1.99/networks');
    expect(tooNew.status).toBe(400);
    expect(messageOf(tooNew)).toContain('client version 1.99 is too new');
  });

  it('answer unknown paths with the engine’s own 404', async () => {
    const answer = await engine.call('GET', '/nothing-here');
    expect([answer.status, messageOf(answer)]).toEqual([404, 'page not found']);
  });

  it('list the three predefined networks', async () => {
    const filter = encodeURIComponent('{"type":{"builtin":true}}');
    const networks = (await engine.must(200, 'GET', `/networks?filters=${filter}`)) as {
      Name: string;
      Driver: string;
    }[];
    const drivers = networks.map(({ Name, Driver }) => `${Name}=${Driver}`).sort();
    expect(drivers).toEqual(['bridge=bridge', 'host=host', 'none=null']);
  });

  it('list the test image', async () => {
    const images = (await engine.must(200, 'GET', '/images/json')) as { RepoTags: string[] | null }[];
    expect(images.flatMap(({ RepoTags }) => RepoTags ?? [])).toContain(engine.image);
    await engine.must(200, 'GET', `/images/${engine.image}/json`);
  });
});
