import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyConnect, fromConnectRequest, toConnectRequest, toInteger } from './toConnectRequest.ts';

const word = fc.stringMatching(/^[a-z0-9:._-]{1,12}$/);
const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
const request = fc.record(
  {
    aliases: words,
    ipv4: fc.ipV4(),
    ipv6: fc.ipV6(),
    linkLocalIps: words,
    links: words,
    driverOptions: fc.dictionary(fc.string({ minLength: 1 }), fc.string(), { minKeys: 1 }),
    gatewayPriority: fc.integer({ min: -999_999_999, max: 999_999_999 }),
    mac: word,
  },
  { requiredKeys: [] },
);

describe('R157: form and request of a connect', () => {
  it('are each other’s inverse', () => {
    fc.assert(
      fc.property(request, (each) => {
        const back = toConnectRequest(fromConnectRequest(each), true);
        expect(JSON.parse(JSON.stringify(back))).toEqual(JSON.parse(JSON.stringify(each)));
      }),
    );
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
