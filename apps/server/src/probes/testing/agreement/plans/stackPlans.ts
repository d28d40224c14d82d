import type { TopologyPlan } from '../TopologyPlan.ts';

/** Network stacks: the host's, none, shared ones and those of cut-off sharers; and containers that are not running. */
export const stackPlans: TopologyPlan[] = [
  {
    name: 'host mode and none',
    networks: { a: {}, inner: { Internal: true } },
    containers: {
      hostly: { on: 'host' },
      beside: { on: 'container:hostly' },
      alone: { on: 'none' },
      within: { on: 'container:alone' },
      one: { on: ['a'], publish: [{}] },
      two: { on: ['inner'] },
    },
  },
  {
    name: 'a shared network stack, and a chain',
    networks: { a: {}, b: {} },
    containers: {
      owner: { on: ['a'], publish: [{}], hostname: 'shop' },
      side: { on: 'container:owner' },
      chain: { on: 'container:side' },
      peer: { on: ['a'] },
      far: { on: ['b'] },
    },
  },
  {
    name: 'cut-off sharers',
    networks: { a: {} },
    containers: {
      owner: { on: ['a'], publish: [{}] },
      side: { on: 'container:owner' },
      chain: { on: 'container:side' },
      gone: { on: ['a'] },
      orphan: { on: 'container:gone' },
      peer: { on: ['a'] },
    },
    afterStart: [
      { kind: 'restart', container: 'owner' },
      { kind: 'stop', container: 'gone' },
    ],
  },
  {
    name: 'containers that are not running',
    networks: { a: {}, b: {} },
    containers: {
      one: { on: ['a'] },
      paused: { on: ['a'], publish: [{}], endpoints: { a: { Aliases: ['shop'] } } },
      stopped: { on: ['a'], publish: [{}], endpoints: { a: { Aliases: ['shop'] } } },
      created: { on: ['a', 'b'], publish: [{}], created: true },
      restarting: { on: ['a'], restarting: true },
      far: { on: ['b'] },
    },
    afterStart: [
      { kind: 'pause', container: 'paused' },
      { kind: 'stop', container: 'stopped' },
    ],
  },
];
