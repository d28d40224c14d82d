import type { TopologyPlan } from '../TopologyPlan.ts';
import { bridgeOptions } from './PlanContext.ts';
import type { PlanContext } from './PlanContext.ts';

/** IPv6 beside IPv4, and IPv6 alone from engine 28 on. */
export const ipv6Plans = ({ major, subnet6 }: PlanContext): TopologyPlan[] => {
  const six = (more: object = {}) => ({
    EnableIPv6: true,
    IPAM: { Config: [{ Subnet: subnet6() }] },
    ...more,
  });
  const plans: TopologyPlan[] = [
    {
      name: 'IPv6 beside IPv4',
      networks: { dual: six(), a: {}, inner: six({ Internal: true }) },
      containers: {
        one: { on: ['dual'] },
        two: { on: ['dual'], publish: [{}] },
        three: { on: ['a'], publish: [{ hostIp: '::1' }] },
        four: { on: ['inner'] },
        both: { on: ['dual', 'inner'] },
      },
    },
    {
      name: 'IPv6 with ICC off',
      networks: { dual: six(bridgeOptions({ enable_icc: 'false' })), other: six() },
      containers: {
        one: { on: ['dual'] },
        two: { on: ['dual'], publish: [{ hostIp: '::' }] },
        three: { on: ['other'] },
      },
    },
  ];
  if (major < 28) return plans;
  return [
    ...plans,
    {
      name: 'IPv6 alone',
      networks: { six: six({ EnableIPv4: false }), dual: six(), a: {} },
      containers: {
        one: { on: ['six'] },
        two: { on: ['six'], publish: [{}] },
        three: { on: ['dual'] },
        four: { on: ['a'] },
        both: { on: ['six', 'a'] },
      },
    },
  ];
};
