import { expect, it } from 'vitest';
import { isOn, optionsForDriver, optionValue, withOption } from './options.ts';

const options = [
  { key: 'mtu', value: '1400' },
  { key: 'own', value: 'x' },
];

it('R152: an option at its default is omitted', () => {
  expect(withOption(options, 'mtu', undefined)).toEqual([{ key: 'own', value: 'x' }]);
  expect(optionValue(withOption(options, 'icc', 'false'), 'icc')).toBe('false');
  expect(withOption(options, 'mtu', '9000')[0]).toEqual({ key: 'mtu', value: '9000' });
});

it('R152: a change of the driver keeps only the options that the new driver has too', () => {
  const bridge = [{ key: 'mtu' }, { key: 'own' }];
  expect(optionsForDriver(options, bridge, [{ key: 'mtu' }])).toEqual([{ key: 'mtu', value: '1400' }]);
});

it('reads flags as the drivers do', () => {
  expect(['true', '1', 'T', '', 'false', '0'].map(isOn)).toEqual([true, true, true, true, false, false]);
});
