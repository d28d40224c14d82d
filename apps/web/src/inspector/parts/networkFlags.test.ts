import { aNetwork } from '@portolan/topology/testing';
import { expect, it } from 'vitest';
import { networkFlags } from './networkFlags.ts';

it.each([
  ['predefined', { predefined: true }],
  ['internal', { internal: true }],
  ['config-only', { configOnly: true }],
  ['ingress', { ingress: true }],
  ['attachable', { attachable: true }],
  ['IPv6', { enableIPv6: true }],
  ['no IPv4', { enableIPv4: false }],
])('R91: the flag %s has this label and a meaning', (label, fields) => {
  const flags = networkFlags(aNetwork('n', fields));
  expect(flags.map((flag) => flag.label)).toEqual([label]);
  expect(flags[0]?.meaning).toMatch(/^[A-Z].+\.$/);
});

it('R91: a network with the usual settings has no flag', () => {
  expect(networkFlags(aNetwork('n'))).toEqual([]);
});
