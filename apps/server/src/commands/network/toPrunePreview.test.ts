import { TopologyIndex } from '@portolan/topology';
import type { ContainerState, Network } from '@portolan/topology';
import { aContainer, anAttachment, aNetwork, aTopology } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { toPrunePreview } from './toPrunePreview.ts';

const preview = (
  networks: Network[],
  members: [Network, ContainerState][] = [],
  filter: { labels?: string[]; until?: number } = {},
) => {
  const containers = members.map(([, state], at) => aContainer(`c${at}`, { state }));
  const attachments = members.flatMap(([network], at) => {
    const container = containers[at];
    return container ? [anAttachment(container, network)] : [];
  });
  const index = new TopologyIndex(aTopology({ networks, containers, attachments }));
  return toPrunePreview(index, { labels: filter.labels ?? [], until: filter.until ?? null });
};
const names = (...given: Parameters<typeof preview>) => preview(...given).map((each) => each.name);

it('R144: the preview lists networks that are unused, and networks of stopped containers with their ids', () => {
  const [a, b, c] = [aNetwork('a'), aNetwork('b'), aNetwork('c')];
  const found = preview(
    [c, b, a],
    [
      [b, 'exited'],
      [b, 'created'],
      [c, 'exited'],
      [c, 'running'],
    ],
  );
  expect(found.map(({ name, reason, stoppedMembers }) => [name, reason, stoppedMembers.length])).toEqual([
    ['a', 'unused', 0],
    ['b', 'stopped-only', 2],
  ]);
});

it.each(['running', 'paused', 'restarting', 'stopping', 'removing', 'unknown'] as const)(
  'R144: leaves out a network with a member that is %s',
  (state) => {
    const network = aNetwork('a');
    expect(names([network], [[network, state]])).toEqual([]);
  },
);

it('R144: the preview leaves out predefined networks, those of a swarm, and config-only networks in use', () => {
  const networks = [
    aNetwork('bridge', { predefined: true }),
    aNetwork('ingress', { ingress: true }),
    aNetwork('docker_gwbridge'),
    aNetwork('settings', { configOnly: true }),
    aNetwork('made-of-it', { configFrom: 'settings' }),
    aNetwork('unused-settings', { configOnly: true }),
  ];
  expect(names(networks)).toEqual(['made-of-it', 'unused-settings']);
});

it('R28: the preview counts a container that was attached while stopped, though its attachment has no network id', () => {
  const network = aNetwork('a');
  const container = aContainer('c', { state: 'exited' });
  const attachment = { ...anAttachment(container, network), networkId: '', networkName: 'a' };
  const topology = aTopology({ networks: [network], containers: [container], attachments: [attachment] });
  const found = toPrunePreview(new TopologyIndex(topology), { labels: [], until: null });
  expect(found.map((each) => each.stoppedMembers)).toEqual([[container.id]]);
});

it.each([
  [['team'], ['a', 'b']],
  [['team=x'], ['a']],
  [['team!=x'], ['b', 'c']],
  [['!team'], ['c']],
  [['team', 'team!=x'], ['b']],
  [['team=x', 'team=y'], []],
  [['odd=1=2'], ['c']],
  [['odd!=1=2'], ['a', 'b']],
  [['constructor'], []],
])('R144: the label filter %j selects %j', (labels, expected) => {
  const networks = [
    aNetwork('a', { labels: { team: 'x' } }),
    aNetwork('b', { labels: { team: 'y' } }),
    aNetwork('c', { labels: { odd: '1=2' } }),
  ];
  expect(names(networks, [], { labels })).toEqual(expected);
});

it('R144: the until filter selects networks created before then, and none of unknown age', () => {
  const networks = [
    aNetwork('old', { created: '2026-01-01T00:00:00.123456789Z' }),
    aNetwork('young', { created: '2026-01-03T00:00:00Z' }),
    aNetwork('unknown', { created: null }),
  ];
  expect(names(networks, [], { until: Date.parse('2026-01-02T00:00:00Z') })).toEqual(['old']);
});
