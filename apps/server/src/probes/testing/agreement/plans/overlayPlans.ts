import type { TopologyPlan } from '../TopologyPlan.ts';

const overlay = { Driver: 'overlay', Attachable: true };

/** Attachable overlay networks on one node. */
export const overlayPlans: TopologyPlan[] = [
  {
    name: 'overlays',
    needsSwarm: true,
    networks: { o: overlay, p: overlay, a: {} },
    containers: {
      one: { on: ['o'] },
      two: { on: ['o'], publish: [{}], endpoints: { o: { Aliases: ['db'] } } },
      three: { on: ['p'] },
      both: { on: ['o', 'a'] },
      four: { on: ['a'], publish: [{}] },
    },
  },
  {
    name: 'an internal overlay',
    needsSwarm: true,
    networks: { o: { ...overlay, Internal: true }, a: {} },
    containers: {
      one: { on: ['o'] },
      two: { on: ['o'], publish: [{}] },
      three: { on: ['a'], publish: [{}] },
    },
  },
];
