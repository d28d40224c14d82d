import type { Path } from '@portolan/topology';
import { describe, expect, it } from 'vitest';
import { toHops } from './toHops.ts';

const engine = { certainty: 'engine' as const };
const words = (from: string, to: string, path: Path) =>
  toHops({ from, to }, path)
    .map((hop) => {
      if (hop.kind === 'end') return hop.port === null ? hop.end : `${hop.end}:${hop.port}`;
      if (hop.kind === 'network') return `(${hop.networkId})`;
      return hop.kind === 'address' ? `${hop.label} ${hop.text}`.trim() : hop.text;
    })
    .join(' → ');

const port = (fields: Partial<Extract<Path, { kind: 'published-port' }>>): Path => ({
  ...engine,
  kind: 'published-port',
  addresses: [],
  hostIp: '0.0.0.0',
  port: 8080,
  protocol: 'tcp',
  targetPort: 80,
  networkId: null,
  ...fields,
});

describe('R252: a path reads as a chain of hops', () => {
  it('names the network between two of its members', () => {
    const path: Path = {
      ...engine,
      kind: 'network',
      networkId: 'front',
      addresses: [],
      names: [],
      ports: null,
    };
    expect(words('web', 'api', path)).toBe('web → (front) → api');
    expect(words('host', 'api', path)).toBe('host → (front) → api');
  });

  it('leads to a published port by the gateway and the host, and tells both ports', () => {
    expect(words('web', 'api', port({ networkId: 'front', addresses: ['172.18.0.1'] }))).toBe(
      'web → gateway 172.18.0.1:8080 → host → api:80',
    );
    expect(words('outside', 'api', port({}))).toBe('outside → 0.0.0.0:8080 → host → api:80');
    expect(words('outside', 'api', port({ hostIp: '::', addresses: ['fd00::1'] }))).toBe(
      'outside → [fd00::1]:8080 → host → api:80',
    );
    expect(words('host', 'api', port({ hostIp: '127.0.0.1', addresses: ['127.0.0.1'] }))).toBe(
      'host → 127.0.0.1:8080 → api:80',
    );
  });

  it('goes out by a network and the host, and in the other way round', () => {
    const path: Path = { ...engine, kind: 'routed', networkId: 'front', addresses: [], ports: null };
    expect(words('web', 'outside', path)).toBe('web → (front) → host → outside');
    expect(words('web', 'api', path)).toBe('web → host → (front) → api');
  });

  it('stays on localhost within one stack, and takes the gateway to the host', () => {
    expect(words('a', 'b', { ...engine, kind: 'loopback', addresses: ['127.0.0.1'] })).toBe(
      'a → localhost → b',
    );
    const path: Path = { ...engine, kind: 'host', networkId: 'front', addresses: ['172.18.0.1'] };
    expect(words('web', 'host', path)).toBe('web → gateway 172.18.0.1 → host');
    expect(words('outside', 'host', { ...path, networkId: null, addresses: [] })).toBe('outside → host');
  });
});
