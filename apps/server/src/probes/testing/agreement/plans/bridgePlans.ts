import type { TopologyPlan } from '../TopologyPlan.ts';
import { bridgeOptions } from './PlanContext.ts';

/** Which containers reach which over bridges. */
export const bridgePlans: TopologyPlan[] = [
  {
    name: 'two user bridges',
    networks: { a: {}, b: {} },
    containers: {
      one: { on: ['a'] },
      two: { on: ['a'], publish: [{}] },
      three: { on: ['b'] },
      four: { on: ['b'], exposes: true },
    },
  },
  {
    name: 'default bridge',
    networks: { a: {} },
    containers: {
      one: { on: ['bridge'] },
      two: { on: ['bridge'], publish: [{}] },
      three: { on: ['a'] },
    },
  },
  {
    name: 'legacy links on the default bridge',
    containers: {
      store: { on: ['bridge'], exposes: true, hostname: 'store-host' },
      user: { on: ['bridge'], links: ['store:db'] },
      other: { on: ['bridge'] },
    },
  },
  {
    name: 'ICC off',
    networks: { a: bridgeOptions({ enable_icc: 'false' }), b: {} },
    containers: {
      one: { on: ['a'] },
      two: { on: ['a'], publish: [{}] },
      three: { on: ['a'], publish: [{ hostIp: '127.0.0.1' }] },
      four: { on: ['a', 'b'] },
      five: { on: ['b'] },
    },
  },
  {
    name: 'internal',
    networks: { inner: { Internal: true }, a: {} },
    containers: {
      one: { on: ['inner'] },
      two: { on: ['inner'], publish: [{}] },
      three: { on: ['a'], publish: [{}] },
    },
  },
  {
    name: 'internal and other networks',
    networks: { inner: { Internal: true }, a: {}, z: { Internal: true } },
    containers: {
      between: { on: ['inner', 'a'], publish: [{}] },
      one: { on: ['inner'] },
      two: { on: ['a'] },
      both: { on: ['inner', 'z'] },
    },
  },
  {
    name: 'multi-homed',
    networks: { a: {}, b: {}, c: {} },
    containers: {
      one: { on: ['a'] },
      between: { on: ['a', 'b'], publish: [{}] },
      three: { on: ['b'] },
      every: { on: ['c', 'b', 'a'] },
      four: { on: ['c'] },
    },
  },
  {
    name: 'masquerade off',
    networks: { m: bridgeOptions({ enable_ip_masquerade: 'false' }), a: {} },
    containers: {
      one: { on: ['m'] },
      two: { on: ['m'], publish: [{}] },
      three: { on: ['a'] },
    },
  },
  {
    name: 'no address on the bridge',
    networks: { n: bridgeOptions({ inhibit_ipv4: 'true' }), a: {} },
    containers: {
      one: { on: ['n'] },
      two: { on: ['n'], publish: [{}] },
      three: { on: ['a'] },
    },
  },
];
