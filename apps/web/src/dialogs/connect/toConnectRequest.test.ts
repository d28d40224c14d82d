import { describe, expect, it } from 'vitest';
import { emptyConnect, toConnectRequest, toInteger } from './toConnectRequest.ts';

describe('R157: form and request of a connect', () => {
  it('hold the same, field for field', () => {
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

  it('leave out what was left empty', () => {
    expect(toConnectRequest({ ...emptyConnect, aliases: ' ' }, true)).toEqual({});
  });

  it('take aliases apart at spaces and commas, each once', () => {
    expect(toConnectRequest({ ...emptyConnect, aliases: 'db, cache  db' }, true).aliases).toEqual([
      'db',
      'cache',
    ]);
  });

  it('send addresses for one container on one network only', () => {
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
  ])('read %j as a priority of %j', (text, number) => {
    expect(toInteger(text)).toBe(number);
  });
});
