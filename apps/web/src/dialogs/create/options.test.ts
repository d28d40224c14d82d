import { expect, it } from 'vitest';
import { isOn, optionsForDriver, optionValue, withOption } from './options.ts';

const options = [
  { key: 'mtu', value: '1400' },
  { key: 'own', value: 'x' },
];

it('R152: an option back at its default is left out', () => {
  expect(withOption(options, 'mtu', undefined)).toEqual([{ key: 'own', value: 'x' }]);
  expect(optionValue(withOption(options, 'icc', 'false'), 'icc')).toBe('false');
  expect(withOption(options, 'mtu', '9000')[0]).toEqual({ key: 'mtu', value: '9000' });
});

it('R152: another driver keeps only the options it has too', () => {
  const bridge = [{ key: 'mtu' }, { key: 'own' }];
  expect(optionsForDriver(options, bridge, [{ key: 'mtu' }])).toEqual([{ key: 'mtu', value: '1400' }]);
});

it('reads flags as the drivers do', () => {
  expect(['true', '1', 'T', '', 'false', '0'].map(isOn)).toEqual([true, true, true, true, false, false]);
});
