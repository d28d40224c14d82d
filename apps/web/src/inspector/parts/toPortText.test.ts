import type { Port } from '@portolan/topology';
import { describe, expect, it } from 'vitest';
import { sortPorts, toPortText, toPortTexts } from './toPortText.ts';

const port = (fields: Partial<Port>): Port => ({
  ip: null,
  privatePort: 80,
  publicPort: null,
  type: 'tcp',
  ...fields,
});

describe('R89: ports as text', () => {
  it.each([
    [port({ ip: '0.0.0.0', publicPort: 8080 }), '0.0.0.0:8080 → 80/tcp'],
    [port({ ip: '::1', publicPort: 53, privatePort: 53, type: 'udp' }), '[::1]:53 → 53/udp'],
    [port({ publicPort: 8080 }), '8080 → 80/tcp'],
    [port({}), '80/tcp'],
  ])('%j', (each, text) => {
    expect(toPortText(each)).toBe(text);
  });

  it('leaves out a port on every IPv6 address only if it is on every IPv4 address as well', () => {
    const ports = [
      port({ ip: '::', publicPort: 80 }),
      port({ ip: '0.0.0.0', publicPort: 80 }),
      port({ ip: '::', publicPort: 81 }),
    ];
    expect(toPortTexts(ports)).toEqual(['0.0.0.0:80 → 80/tcp', '[::]:81 → 80/tcp']);
  });

  it('sorts published ports first, by bind address and number', () => {
    const sorted = sortPorts([
      port({}),
      port({ ip: '127.0.0.1', publicPort: 2 }),
      port({ ip: '0.0.0.0', publicPort: 443 }),
      port({ ip: '0.0.0.0', publicPort: 80 }),
    ]);
    expect(sorted.map(toPortText)).toEqual([
      '0.0.0.0:80 → 80/tcp',
      '0.0.0.0:443 → 80/tcp',
      '127.0.0.1:2 → 80/tcp',
      '80/tcp',
    ]);
  });
});
