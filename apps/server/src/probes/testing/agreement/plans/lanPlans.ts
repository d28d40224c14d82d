import type { TopologyPlan } from '../TopologyPlan.ts';
import type { PlanContext } from './PlanContext.ts';

/** Macvlan containers in the same segment as the outside. */
export const lanPlans = ({ lan }: PlanContext): TopologyPlan[] => {
  if (!lan) return [];
  const { parent, base } = lan;
  // As in a real segment, the router is not the host.
  const Config = [{ Subnet: `${base}.0/24`, IPRange: `${base}.128/25`, Gateway: `${base}.2` }];
  return [
    {
      name: 'macvlan on the interface that leads outside',
      networks: { lan: { Driver: 'macvlan', Options: { parent }, IPAM: { Config } }, a: {} },
      containers: {
        one: { on: ['lan'] },
        two: { on: ['lan'], publish: [{}] },
        three: { on: ['a'], publish: [{}] },
        both: { on: ['a', 'lan'] },
        hostly: { on: 'host' },
      },
    },
  ];
};
