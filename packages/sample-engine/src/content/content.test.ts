import { describe, expect, it } from 'vitest';
import { containerDetails } from '../http/responses/containerJson.ts';
import { networkJson } from '../http/responses/networkJson.ts';
import { createState } from '../startSampleEngine.ts';
import type { EngineState } from '../state/EngineState.ts';
import { isUp } from '../state/records.ts';

/** Returns everything that an engine shows, without the times. */
function snapshot(state: EngineState): string {
  const containers = [...state.containers.values()].map((item) => containerDetails(item, 51));
  const networks = [...state.networks.values()].map((item) => networkJson(item, { containers: true }));
  return JSON.stringify({ containers, networks }).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '');
}

describe('the content of a sample engine', () => {
  it.each([{}, { containers: 300 }])('R100: is the same on every run: %j', (options) => {
    expect(snapshot(createState(options))).toBe(snapshot(createState(options)));
  });

  it.each([0, 1, 3, 40, 1000])('R100: has exactly %i containers if so requested', (containers) => {
    expect(createState({ containers }).containers.size).toBe(containers);
  });

  it('R100: has five thousand containers with different addresses', () => {
    const state = createState({ containers: 5000 });
    expect(state.containers.size).toBe(5000);
    for (const network of state.networks.values()) {
      const addresses = [...network.members.values()].flatMap(({ endpoint }) => endpoint.ipv4?.text ?? []);
      expect(new Set(addresses).size).toBe(addresses.length);
    }
    const stopped = [...state.containers.values()].filter((item) => !isUp(item)).length;
    expect(stopped / 5000).toBeGreaterThan(0.04);
    expect(stopped / 5000).toBeLessThan(0.12);
  });

  it('is a company with every state, network mode and driver that the map shows', () => {
    const state = createState({});
    const containers = [...state.containers.values()];
    expect(containers.length).toBeGreaterThanOrEqual(28);
    expect(containers.length).toBeLessThanOrEqual(36);
    const statuses = new Set(containers.map(({ status }) => status));
    expect([...statuses].sort()).toEqual(['created', 'exited', 'paused', 'restarting', 'running']);
    const modes = containers.map(({ networkMode }) => networkMode);
    expect(modes).toEqual(
      expect.arrayContaining(['host', 'none', expect.stringMatching(/^container:[\da-f]{64}$/)]),
    );
    const networks = [...state.networks.values()];
    expect(new Set(networks.map(({ driver }) => driver))).toEqual(
      new Set(['bridge', 'host', 'null', 'overlay', 'macvlan']),
    );
    expect(networks.some(({ enableIPv6 }) => enableIPv6)).toBe(true);
    expect(networks.some(({ internal, members }) => internal && members.size > 0)).toBe(true);
    expect(networks.some(({ configFrom }) => configFrom !== '')).toBe(true);
  });

  it('R182: has networks that a prune removes, and a stopped container on two networks', () => {
    const state = createState({});
    const joined = new Set<string>();
    for (const { attachments } of state.containers.values()) {
      for (const name of attachments.keys()) joined.add(name);
    }
    const idle = [...state.networks.values()].filter(
      ({ members, configOnly, driver }) => members.size === 0 && !configOnly && driver === 'bridge',
    );
    expect(idle.filter(({ name }) => !joined.has(name)).map(({ name }) => name)).toEqual([
      'old_default',
      'scratch',
    ]);
    expect(idle.filter(({ name }) => joined.has(name)).map(({ name }) => name)).toEqual(['archive']);
    const stopped = [...state.containers.values()].filter((container) => !isUp(container));
    expect(stopped.some(({ attachments }) => attachments.size === 2)).toBe(true);
  });

  it('R182: has the images of its containers, more images, and one without a tag', () => {
    const { images, containers } = createState({});
    const tags = [...images.values()].map(({ tag }) => tag);
    const used = new Set([...containers.values()].map(({ image }) => image));
    expect(tags).toEqual(expect.arrayContaining([...used]));
    expect(tags.filter((tag) => tag !== '' && !used.has(tag)).length).toBeGreaterThanOrEqual(4);
    expect(tags).toContain('');
  });

  it('has no container when empty, but images to create some from', () => {
    const state = createState({ empty: true });
    expect(state.containers.size).toBe(0);
    expect([...state.networks.values()].map(({ name }) => name)).toEqual(['bridge', 'host', 'none']);
    expect(state.images.size).toBeGreaterThan(0);
  });
});
