import type { TopologyPlan } from '../TopologyPlan.ts';

/** Facts §2.1, §2.3 and §2.4: stacks that are the host's, nobody's, shared or left behind, and containers at rest. */
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
    name: 'shared stack, and a chain',
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
    name: 'sharers left behind',
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
    name: 'at rest',
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
