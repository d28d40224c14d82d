import type { TopologyPlan } from '../TopologyPlan.ts';
import { bridgeOptions } from './PlanContext.ts';
import type { PlanContext } from './PlanContext.ts';

/** Gateway modes and priorities, from engine 28 on. */
export const gatewayPlans = ({ major, subnet6 }: PlanContext): TopologyPlan[] => {
  if (major < 28) return [];
  const six = () => ({ EnableIPv6: true, IPAM: { Config: [{ Subnet: subnet6() }] } });
  const mode = (of: string, more: object = {}): TopologyPlan => ({
    name: `gateway mode ${of}`,
    networks: { g: { ...bridgeOptions({ gateway_mode_ipv4: of }), ...more }, a: {} },
    containers: {
      one: { on: ['g'] },
      two: { on: ['g'], publish: [{}] },
      three: { on: ['a'] },
      four: { on: ['a'], publish: [{}] },
    },
  });
  return [
    mode('nat'),
    mode('nat-unprotected'),
    mode('routed'),
    mode('isolated', { Internal: true }),
    {
      name: 'different gateway modes of IPv4 and IPv6',
      networks: {
        g: { ...bridgeOptions({ gateway_mode_ipv4: 'nat', gateway_mode_ipv6: 'routed' }), ...six() },
        dual: six(),
        inner: { Internal: true },
      },
      containers: {
        one: { on: ['g'] },
        two: { on: ['g'], publish: [{}] },
        three: { on: ['dual'] },
        four: { on: ['inner'] },
      },
    },
    {
      name: 'gateway by priority',
      networks: { a: {}, b: {}, m: bridgeOptions({ enable_ip_masquerade: 'false' }) },
      containers: {
        one: { on: ['a', 'b'], publish: [{}], endpoints: { b: { GwPriority: 5, Aliases: ['db'] } } },
        two: { on: ['a', 'm'], endpoints: { m: { GwPriority: 9 }, a: { Aliases: ['db'] } } },
        viewer: { on: ['a', 'b'], endpoints: { b: { GwPriority: 7 } } },
      },
    },
  ];
};
