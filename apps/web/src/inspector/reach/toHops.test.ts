import type { Path } from '@portolan/topology';
import { describe, expect, it } from 'vitest';
import { toHops } from './toHops.ts';

const engine = { certainty: 'engine' as const };
const text = (from: string, to: string, path: Path) =>
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
    expect(text('web', 'api', path)).toBe('web → (front) → api');
    expect(text('host', 'api', path)).toBe('host → (front) → api');
  });

  it('leads to a published port through the gateway and the host, and shows both ports', () => {
    expect(text('web', 'api', port({ networkId: 'front', addresses: ['172.18.0.1'] }))).toBe(
      'web → gateway 172.18.0.1:8080 → host → api:80',
    );
    expect(text('outside', 'api', port({}))).toBe('outside → 0.0.0.0:8080 → host → api:80');
    expect(text('outside', 'api', port({ hostIp: '::', addresses: ['fd00::1'] }))).toBe(
      'outside → [fd00::1]:8080 → host → api:80',
    );
    expect(text('host', 'api', port({ hostIp: '127.0.0.1', addresses: ['127.0.0.1'] }))).toBe(
      'host → 127.0.0.1:8080 → api:80',
    );
  });

  it('leaves through the network and then the host, and enters in the reverse order', () => {
    const path: Path = { ...engine, kind: 'routed', networkId: 'front', addresses: [], ports: null };
    expect(text('web', 'outside', path)).toBe('web → (front) → host → outside');
    expect(text('web', 'api', path)).toBe('web → host → (front) → api');
  });

  it('stays on localhost within one network stack, and takes the gateway to the host', () => {
    expect(text('a', 'b', { ...engine, kind: 'loopback', addresses: ['127.0.0.1'] })).toBe(
      'a → localhost → b',
    );
    const path: Path = { ...engine, kind: 'host', networkId: 'front', addresses: ['172.18.0.1'] };
    expect(text('web', 'host', path)).toBe('web → gateway 172.18.0.1 → host');
    expect(text('outside', 'host', { ...path, networkId: null, addresses: [] })).toBe('outside → host');
  });
});
