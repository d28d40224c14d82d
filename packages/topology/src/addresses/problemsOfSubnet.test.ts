import { expect, it } from 'vitest';
import { aNetwork } from '../testing/index.ts';
import { contains, isAddress } from './AddressRange.ts';
import { problemsOfSubnet } from './problemsOfSubnet.ts';

const taken = aNetwork('taken', {
  ipam: {
    driver: 'default',
    options: {},
    config: [{ subnet: '10.1.0.0/16', gateway: null, ipRange: null, auxiliaryAddresses: {} }],
  },
});
const fieldsOf = (requested: Parameters<typeof problemsOfSubnet>[0]) =>
  problemsOfSubnet(requested, [taken]).map((problem) => problem.field);

it('R11: accepts a free subnet with gateway and range', () => {
  expect(
    problemsOfSubnet({ subnet: '10.2.0.0/24', gateway: '10.2.0.9', ipRange: '10.2.0.128/25' }, [taken]),
  ).toEqual([]);
  expect(problemsOfSubnet({ subnet: 'fd00:1::/64', gateway: 'fd00:1::1' }, [taken])).toEqual([]);
});

it('R11: reports the problems field by field', () => {
  expect(fieldsOf({ subnet: 'nonsense' })).toEqual(['subnet']);
  expect(fieldsOf({ subnet: '10.2.0.0' })).toEqual(['subnet']);
  expect(problemsOfSubnet({ subnet: '10.2.0.5/24' }, [])[0]?.reason).toContain('10.2.0.0/24');
  expect(problemsOfSubnet({ subnet: '10.1.2.0/24' }, [taken])[0]?.reason).toContain('taken');
  expect(fieldsOf({ subnet: '10.2.0.0/24', gateway: '10.3.0.1' })).toEqual(['gateway']);
  expect(fieldsOf({ subnet: '10.2.0.0/24', ipRange: '10.2.0.0/16' })).toEqual(['ipRange']);
});

it('distinguishes addresses from subnets and names', () => {
  expect([
    isAddress('10.0.0.1'),
    isAddress('::1', 6),
    isAddress('10.0.0.1', 6),
    isAddress('10.0.0.0/8'),
    isAddress('x'),
  ]).toEqual([true, true, false, false, false]);
  expect(contains('10.0.0.0/8', '10.2.3.4')).toBe(true);
});
