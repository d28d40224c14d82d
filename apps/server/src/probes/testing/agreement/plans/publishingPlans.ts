import type { TopologyPlan } from '../TopologyPlan.ts';
import { bridgeOptions } from './PlanContext.ts';
import type { PlanContext } from './PlanContext.ts';

/** Published ports on the host's addresses. */
export const publishingPlans = ({ hostAddress }: PlanContext): TopologyPlan[] => [
  {
    name: 'ports by bind address',
    networks: { a: {}, b: {} },
    containers: {
      all: { on: ['a'], publish: [{ hostIp: '0.0.0.0' }] },
      loop: { on: ['a'], publish: [{ hostIp: '127.0.0.1' }] },
      single: { on: ['a'], publish: [{ hostIp: hostAddress }] },
      random: { on: ['b'], publish: [{ port: 'random' }] },
      plain: { on: ['b'] },
    },
  },
  {
    name: 'bind address set by the network',
    networks: { bound: bridgeOptions({ host_binding_ipv4: '127.0.0.1' }), a: {} },
    containers: {
      one: { on: ['bound'], publish: [{}] },
      both: { on: ['bound', 'a'], publish: [{}] },
      two: { on: ['a'] },
    },
  },
];
