import { describe, expect, it } from 'vitest';
import { emptyConnect, toConnectRequest, toInteger } from './toConnectRequest.ts';

describe('R157: the connect request of an input', () => {
  it('has every field of the input', () => {
    const typed = {
      ...{ aliases: 'db cache', ipv4: ' 10.0.0.7 ', ipv6: 'fd00::7', linkLocalIps: '169.254.1.2' },
      ...{ links: 'web:www', gatewayPriority: '-3', mac: '02:42:0a:00:00:07' },
      driverOptions: [{ key: 'k', value: 'v' }],
    };
    expect(toConnectRequest(typed, true)).toEqual({
      ...{ aliases: ['db', 'cache'], ipv4: '10.0.0.7', ipv6: 'fd00::7', linkLocalIps: ['169.254.1.2'] },
      ...{ links: ['web:www'], gatewayPriority: -3, mac: '02:42:0a:00:00:07' },
      driverOptions: { k: 'v' },
    });
  });

  it('omits empty fields', () => {
    expect(toConnectRequest({ ...emptyConnect, aliases: ' ' }, true)).toEqual({});
  });

  it('splits aliases at spaces and commas, without repeats', () => {
    expect(toConnectRequest({ ...emptyConnect, aliases: 'db, cache  db' }, true).aliases).toEqual([
      'db',
      'cache',
    ]);
  });

  it('has addresses only for one container on one network', () => {
    const typed = { ...emptyConnect, aliases: 'db', ipv4: '10.0.0.7', linkLocalIps: 'fe80::7', mac: '02:42' };
    expect(toConnectRequest(typed, false)).toEqual({ aliases: ['db'] });
  });

  it.each([
    ['10', 10],
    [' -3 ', -3],
    ['-0', 0],
    ['', null],
    ['1.5', null],
    ['ten', null],
  ])('reads %j as the priority %j', (text, number) => {
    expect(toInteger(text)).toBe(number);
  });
});
